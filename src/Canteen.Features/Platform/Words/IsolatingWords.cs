using Microsoft.Extensions.Localization;

namespace Canteen.Features.Platform;

/// <summary>
/// Our sentences with other people's words in them. Each inserted text is isolated, so that a name written from right to left does not
/// reorder the sentence.
/// </summary>
internal sealed class IsolatingWords(IStringLocalizerFactory factory) : IStringLocalizer<Words>
{
    private readonly IStringLocalizer _words = factory.Create(typeof(Words));

    public LocalizedString this[string name] => _words[name];

    public LocalizedString this[string name, params object[] arguments] =>
        _words[name, [.. arguments.Select(a => a is string text ? Bidi.Isolated(text) : a)]];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _words.GetAllStrings(includeParentCultures);
}
