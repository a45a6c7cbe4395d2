namespace Canteen.ActivityPub;

/// <summary>NodeInfo 2.0, http://nodeinfo.diaspora.software/protocol.html.</summary>
public sealed record NodeInfo(NodeSoftware Software, NodeUsage Usage, bool OpenRegistrations, NodeMetadata Metadata)
{
    public const string Schema = "http://nodeinfo.diaspora.software/ns/schema/2.0";
    public const string ContentType = $"""application/json; profile="{Schema}#"; charset=utf-8""";

    public string Version => "2.0";
    public IReadOnlyList<string> Protocols => ["activitypub"];
    public NodeServices Services => new([], []);
}

public sealed record NodeSoftware(string Name, string Version);

public sealed record NodeServices(IReadOnlyList<string> Inbound, IReadOnlyList<string> Outbound);

public sealed record NodeUsage(NodeUsers Users, long LocalPosts);

public sealed record NodeUsers(long Total, long ActiveMonth, long ActiveHalfyear);

/// <param name="Upstream">
/// The software whose client API the server speaks, for apps that do not know the server's own name; megalodon's detector reads it.
/// </param>
public sealed record NodeMetadata(string NodeName, string NodeDescription, NodeUpstream Upstream);

public sealed record NodeUpstream(string Name);

/// <summary>Where the NodeInfo documents are.</summary>
public sealed record NodeInfoIndex(IReadOnlyList<WebFingerLink> Links);
