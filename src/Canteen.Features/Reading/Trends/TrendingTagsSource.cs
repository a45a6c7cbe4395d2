using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Trends;

internal sealed class TrendingTagsSource(TrendCache trends, ExplainTrends explain) : ISlotSource
{
    private const int Shown = 5;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var tags = (await trends.FindAsync(context.RequestAborted)).Shown(TrendKind.Tag);
        if (tags.Count == 0) return null;
        var why = await explain.RunAsync(context);
        return new { Tags = new EqualList<TrendingTag>([.. tags.Take(Shown).Select(t => new TrendingTag(t.Subject, t.Display, why(t)))]) };
    }
}
