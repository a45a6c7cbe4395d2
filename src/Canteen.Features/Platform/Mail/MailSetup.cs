using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Mail;

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services) =>
        services.AddSingleton<MailTemplate>().AddSingleton<MailMeter>().AddJobWorker<MailWorker>();
}
