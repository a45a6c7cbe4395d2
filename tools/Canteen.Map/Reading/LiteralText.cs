using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text.RegularExpressions;

namespace Canteen.Map.Reading;

/// <summary>
/// English text that a page contains itself instead of taking it from the resources. Read from the output of the Razor compiler: text
/// between tags, and attributes and parameters that are read out or shown.
/// </summary>
public sealed partial record LiteralText(NamedType Component, string Text)
{
    private const string Builder = "Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder";

    private static readonly string[] Spoken =
        ["title", "alt", "placeholder", "label", "heading", "hint", "legend", "caption", "description", "text",
         "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder"];

    public static IEnumerable<LiteralText> In(CompiledAssembly assembly) =>
        from type in assembly.Metadata.TypeDefinitions
        from method in assembly.Metadata.GetTypeDefinition(type).GetMethods()
        from text in InMethod(assembly, assembly.Metadata.GetMethodDefinition(method))
        where Letters().IsMatch(text)
        select new LiteralText(assembly.Names.Of(type), text);

    private static IEnumerable<string> InMethod(CompiledAssembly assembly, MethodDefinition method)
    {
        if (assembly.Body(method) is not { } body) yield break;
        var recent = new List<string>();
        foreach (var instruction in Instructions.Read(body))
        {
            if (instruction.IsString) recent.Add(assembly.Metadata.GetUserString(MetadataTokens.UserStringHandle(instruction.Operand)));
            if (!instruction.IsCall) continue;
            var call = CallTo(assembly, instruction.Handle);
            // The compiler puts a type check of the parameter between the literal and the call that uses it.
            if (call == "TypeCheck") continue;
            foreach (var text in call is null ? [] : Said(call, recent)) yield return text;
            recent.Clear();
        }
    }

    /// <summary>The texts among the strings that come directly before a call.</summary>
    private static IEnumerable<string> Said(string call, List<string> strings) =>
        (call, strings) switch
        {
            ("AddMarkupContent", [.., var markup]) => OfMarkup(markup),
            ("AddContent", [.., var text]) => [text],
            ("AddAttribute" or "AddComponentParameter", [.., var name, var value]) when IsSpoken(name) => [value],
            _ => [],
        };

    private static IEnumerable<string> OfMarkup(string markup)
    {
        var visible = InvisibleCharacters().Replace(markup, " ");
        var attributes = Attribute().Matches(visible).Where(m => IsSpoken(m.Groups["name"].Value)).Select(m => m.Groups["value"].Value);
        return Tag().Replace(visible, "\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Concat(attributes);
    }

    private static bool IsSpoken(string name) => Spoken.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string? CallTo(CompiledAssembly assembly, EntityHandle handle)
    {
        var metadata = assembly.Metadata;
        if (handle.Kind == HandleKind.MethodSpecification)
            handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        if (handle.Kind != HandleKind.MemberReference) return null;
        var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
        if (member.Parent.Kind != HandleKind.TypeReference) return null;
        var type = assembly.Names.Of((TypeReferenceHandle)member.Parent);
        var name = metadata.GetString(member.Name);
        return type.Full == Builder || (type.Name == "RuntimeHelpers" && name == "TypeCheck") ? name : null;
    }

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.None, 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(
        "<!--.*?-->|<(?<tag>script|style)\\b.*?</\\k<tag>>|<!DOCTYPE[^>]*>|&\\w+;", RegexOptions.Singleline | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex InvisibleCharacters();

    [GeneratedRegex("(?<name>[\\w-]+)=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
