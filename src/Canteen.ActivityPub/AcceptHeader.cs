using System.Globalization;

namespace Canteen.ActivityPub;

/// <summary>Reads from an Accept header whether a client prefers the ActivityPub document or the page at the same address.</summary>
public static class AcceptHeader
{
    private static readonly string[] Documents = [ActivityStreams.MediaType, ActivityStreams.JsonLd, "application/json"];
    private static readonly string[] Pages = ["text/html", "application/xhtml+xml"];

    /// <summary>True when a document type is named and preferred to every page type: by quality, then by order.</summary>
    public static bool PrefersDocument(string accept)
    {
        var document = 0.0;
        var page = 0.0;
        foreach (var part in accept.Split(',', StringSplitOptions.TrimEntries))
        {
            var fields = part.Split(';', StringSplitOptions.TrimEntries);
            var quality = Quality(fields);
            if (Names(Documents, fields[0]) && quality > document && quality > page) document = quality;
            else if (Names(Pages, fields[0]) && quality > page) page = quality;
        }
        return document > 0 && document >= page;
    }

    /// <summary>True when a page type is named, as browsers do.</summary>
    public static bool NamesPage(string accept) =>
        accept.Split(',', StringSplitOptions.TrimEntries).Any(part => Names(Pages, part.Split(';')[0].Trim()));

    private static bool Names(string[] types, string type) => types.Contains(type, StringComparer.OrdinalIgnoreCase);

    private static double Quality(string[] fields)
    {
        var written = fields.FirstOrDefault(f => f.StartsWith("q=", StringComparison.OrdinalIgnoreCase));
        if (written is null) return 1;
        return double.TryParse(written[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? quality : 0;
    }
}
