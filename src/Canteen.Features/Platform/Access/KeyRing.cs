using System.Xml.Linq;
using Canteen.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// Keeps the keys of data protection in the database, so that each node can read what another wrote. Antiforgery tokens depend on them.
/// </summary>
internal sealed class KeyRing(Database database) : IXmlRepository
{
    // The framework asks for keys synchronously, at start and then once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. database.ReadAsync(
            db => db.QueryAsync<string>("SELECT xml FROM data_protection_keys"),
            CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => database.WriteAsync(
        tx => tx.ExecuteAsync(
            "INSERT INTO data_protection_keys (name, xml) VALUES (@friendlyName, @Xml) ON CONFLICT DO NOTHING",
            new { friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }),
        CancellationToken.None).GetAwaiter().GetResult();
}

public static class KeyRingSetup
{
    public static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Canteen");
        services.AddOptions<KeyManagementOptions>()
            .Configure<Database>((options, database) => options.XmlRepository = new KeyRing(database));
        // The framework warns that keys are kept in clear text. So is everything else in the database, which the operator has to guard.
        return services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
    }
}
