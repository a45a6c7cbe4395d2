using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Posts;

/// <summary>Texts that people and attackers could type, made of pieces that are difficult for parsers.</summary>
internal static class Hostile
{
    private static readonly string[] Pieces =
    [
        " ", "\n", "\n\n", "\n\n\n", "\t", "a", "Ward 4", "é", "ß", "İ", "日本語", "العربية", "👩🏽‍⚕️", "e\u0301\u0316\u0317\u0318\u0319",
        "\u202E", "\u200B", "\u200D", "\uFEFF",
        "\u0000", "\u0007", "\uD800", "\uDC00", "\uFFFF", "\uFDFA", "\u2028", "\r\n", "<script>alert(1)</script>", "<b onclick='x'>",
        "</p>", "&amp;", "&#39;", "&", "<", ">", "\"", "'",
        "@", "@ada", "@Ada_L", "@ada@ward.example", "@bo@wärd.example:8080", "@ada.", "@@ada", "x@ada", "/@ada", "＠ada", "#", "#1", "#2024",
        "#WardRound", "#Ward·Round", "#é_", "##x",
        "#" , "＃tag", "x#y", "#\u0301", "http://", "https://x", "https://nhs.example", "HTTP://WWW.Example.org/Path?q=1&r=<2>#frag",
        "https://en.example/wiki/Tea_(meal)", "(https://a.example/b)",
        "https://a.example/…", "https://user:pw@evil.example", "https://exämple.example/ü", "javascript:alert(1)", "data:text/html,x",
        "https://a.example/%00%E0%A4", "http://[::1]/", "https://a.example\u202Egpj.exe",
        "https://a.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa👩🏽‍⚕️bbbb", ".", ",", ")", "(", "_", "`", "\\",
    ];

    public static readonly Arbitrary<string> Texts =
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    public static void Check(Action<string> holds) => Prop.ForAll(Texts, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
