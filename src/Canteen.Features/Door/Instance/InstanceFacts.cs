using Canteen.Core.Accounts;
using Canteen.Features.Platform.About;

namespace Canteen.Features.Door.Instance;

/// <summary>What both versions of the instance document are made from.</summary>
/// <param name="Contact">The first administrator; null if there is none yet.</param>
public sealed record InstanceFacts(ServerFigures Figures, IReadOnlyList<Rule> Rules, AccountView? Contact);
