using Canteen.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Posts;

/// <summary>
/// Texts made of halves of those in the table and of characters that may come between an address and the rest of its sentence.
/// </summary>
internal static class Scripts
{
    private static readonly string[] Seams =
    [
        "", " ", "\n", "\n\n", "'s", "’s", ",", "、", "。", "）", "」", "(", ")", "[", "]", "{", "}", "|", "^", "%", "%4", "#", "@", "/", "?",
        ":", ":80", ".", "-", "_", "·", "–", "\\", "\"",
        "https://", "https://a.example", "HTTP://Ä.example/", "#", "@ada@", "\u200C", "\u200D", "\u202E", "\u200B", "\u05F4", "é", "字", "ก",
        "ب", "👩🏽‍⚕️",
    ];

    private static readonly string[] Pieces =
        [.. TextTable.All.Select(t => PlainText.Clean(t.Text)).SelectMany(t => new[] { t, t[..(t.Length / 2)], t[(t.Length / 2)..] })];

    public static readonly Arbitrary<string> Texts =
        Gen.OneOf(Gen.Elements(Pieces), Gen.Elements(Seams), Gen.Elements(Seams)).ListOf()
            .Select(pieces => PlainText.Clean(string.Concat(pieces))).ToArbitrary();

    public static void Check(Action<string> holds) => Prop.ForAll(Texts, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
