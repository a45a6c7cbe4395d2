using System.Text;
using System.Text.Encodings.Web;
using Canteen.Core.Accounts;
using Canteen.Core.Notifications;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Platform.Html;

/// <summary>Fills the holes of one answer: knows who is calling, for which page, and what the page's handler supplied.</summary>
public sealed class PageFiller : HoleFiller
{
    private readonly Dictionary<PagePart, HtmlPart> _parts;
    private readonly Dictionary<long, HtmlPart> _slots = [];
    private readonly Dictionary<long, HtmlPart> _marks = [];
    private readonly PageContent _content;
    private readonly Ago _ago;
    private readonly TimeZoneInfo _zone;
    private readonly bool _isZoneChosen;
    private readonly string _here;
    private readonly byte[] _hereInAttribute;
    private AccountView? _me;
    private byte[]? _formToken;
    private string? _formKey;
    private long _unread;

    /// <param name="zone">What the reader chose; empty for the zone of their device.</param>
    internal PageFiller(HttpContext context, PageContent content, string zone)
    {
        (Context, _content, _parts) = (context, content, new(content.Parts));
        Renderer = Service<TemplateRenderer>();
        Now = Service<TimeProvider>().Milliseconds();
        (_zone, _isZoneChosen) = (ReaderZone.Of(context.Request, zone), zone.Length > 0);
        _ago = new Ago(Now, _zone, Service<IStringLocalizer<Words>>());
        var here = GoBack.Here(context);
        _here = here.Split('#')[0];
        Anchor = here.Length > _here.Length ? here[_here.Length..] : null;
        _hereInAttribute = Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(_here));
    }

    public HttpContext Context { get; }

    public TemplateRenderer Renderer { get; }

    /// <summary>Milliseconds since 1970.</summary>
    public long Now { get; }

    /// <summary>The number of the feed that is being written, where the page shows several side by side.</summary>
    public int? Column { get; internal set; }

    public T Service<T>() where T : notnull => Context.RequestServices.GetRequiredService<T>();

    /// <summary>Renders and reads whatever the holes of a template need.</summary>
    public async ValueTask PrepareAsync(HtmlTemplate template)
    {
        foreach (var hole in template.Open)
        {
            switch (hole.Kind)
            {
                case HoleKind.MyHandle or HoleKind.MyPath: await LoadMeAsync(); break;
                case HoleKind.Slot: await LoadSlotAsync(hole.Argument); break;
                case HoleKind.NavMark: await LoadMarkAsync(hole.Argument); break;
                case HoleKind.UnreadInTitle: await CountUnreadAsync(); break;
                case HoleKind.Part: await PreparePartAsync((PagePart)hole.Argument); break;
            }
        }
    }

    public override void Fill(Hole hole, HtmlWriter into)
    {
        switch (hole.Kind)
        {
            case HoleKind.FormToken: into.Raw(_formToken ??= FormToken()); break;
            case HoleKind.FormKey: into.Text(_formKey ??= Nonce.New()); break;
            case HoleKind.Here: into.Raw(_hereInAttribute); break;
            case HoleKind.HereInQuery or HoleKind.PageInQuery: into.Text(Uri.EscapeDataString(_here)); break;
            case HoleKind.CameFrom: into.Text(CameFrom.Of(Context)); break;
            case HoleKind.Now: into.Number(Now); break;
            case HoleKind.Ago: into.Text(_ago.Short(hole.Argument)); break;
            case HoleKind.AgoLong: into.Text(_ago.Long(hole.Argument)); break;
            case HoleKind.AgoFull: into.Text(_ago.Full(hole.Argument)); break;
            case HoleKind.Until: into.Text(_ago.Until(hole.Argument)); break;
            case HoleKind.Zone: into.Text(_zone.Id); break;
            case HoleKind.ZoneIsChosen: into.Text(_isZoneChosen ? "true" : ""); break;
            case HoleKind.MyHandle: into.Text(_me?.Handle ?? ""); break;
            case HoleKind.MyPath: into.Text(_me?.Path ?? ""); break;
            case HoleKind.Newest: into.Number(_content.Newest ?? 0); break;
            case HoleKind.Oldest: into.Number(_content.Oldest ?? 0); break;
            case HoleKind.StoppedAt: into.Number(_content.StoppedAt); break;
            case HoleKind.Slot: _slots[hole.Argument].Write(into, this); break;
            case HoleKind.NavMark: _marks[hole.Argument].Write(into, this); break;
            case HoleKind.UnreadInTitle: into.Text(UnreadInTitle); break;
            case HoleKind.Part: _parts[(PagePart)hole.Argument].Write(into, this); break;
            default: throw new InvalidOperationException($"{hole.Kind} is a hole of a post, and there is none around it.");
        }
    }

    /// <summary>The address of the page, for an attribute.</summary>
    internal ReadOnlySpan<byte> Here => _hereInAttribute;

    /// <summary>The anchor on the page where the sent form was; null where this does not answer a form.</summary>
    internal string? Anchor { get; }

    /// <summary>True when the address of the page begins with <paramref name="path"/>.</summary>
    internal bool IsAt(string path) => _here.StartsWith(path, StringComparison.Ordinal);

    private string UnreadInTitle => _unread > 0 ? $"({Counts.UpTo(_unread, UnreadCountCache.Most)}) " : "";

    /// <summary>The signed-in account; null where it is gone.</summary>
    internal async ValueTask<AccountView?> LoadMeAsync() =>
        _me ??= await Service<PageViewer>().FindAsync(Context.Me(), Context.RequestAborted);

    private async ValueTask PreparePartAsync(PagePart part)
    {
        if (!_parts.TryGetValue(part, out var content))
            _parts[part] = content = await Service<IEnumerable<OwnPart>>().Single(own => own.Part == part).LoadAsync(this);
        await content.PrepareAsync(this);
    }

    private async ValueTask LoadSlotAsync(long slot)
    {
        if (_slots.ContainsKey(slot)) return;
        var name = SlotNames.All[(int)slot];
        var part = await Service<SlotParts>().LoadAsync(this, name, _content.Slots.GetValueOrDefault(name));
        _slots[slot] = part;
        await part.PrepareAsync(this);
    }

    private async ValueTask CountUnreadAsync() =>
        _unread = await Service<PageViewer>().CountUnreadAsync(Context.Me(), Context.RequestAborted);

    private async ValueTask LoadMarkAsync(long number)
    {
        if (_marks.ContainsKey(number)) return;
        _marks[number] = await Service<NavMarks>().LoadAsync(number, this);
        await _marks[number].PrepareAsync(this);
    }

    private byte[] FormToken()
    {
        var tokens = Service<IAntiforgery>().GetAndStoreTokens(Context);
        return Encoding.UTF8.GetBytes(
            $"<input type=\"hidden\" name=\"{tokens.FormFieldName}\" value=\"{HtmlEncoder.Default.Encode(tokens.RequestToken!)}\">");
    }
}
