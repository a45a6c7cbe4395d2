using System.Text;

namespace Canteen.Features.Reading.Live;

/// <summary>That something is new, and never what: the page asks for that itself, through its own gate.</summary>
/// <param name="Kind">"new" (a post for this stream) or "notice" (a notification).</param>
public sealed record LiveWord(string Kind, long Id)
{
    public byte[] Bytes => Encoding.UTF8.GetBytes(FormattableString.Invariant($"event: {Kind}\ndata: {Id}\n\n"));
}
