using Canteen.Core.Accounts;
using Canteen.Features.Platform.About;

namespace Canteen.Features.Door.Instance;

/// <summary>What both versions of the instance document are made from.</summary>
/// <param name="Contact">The first administrator; null where there is none yet.</param>
public sealed record InstanceFacts(ServerFigures ServerFigures, IReadOnlyList<Rule> Rules, AccountView? Contact);

/// <summary>A rule of the house, as its people agreed on it.</summary>
public sealed class Rule
{
    public long Id { get; set; }
    public string Text { get; set; } = "";
    public string Hint { get; set; } = "";
}
