using Canteen.Tests.Server;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Canteen.Tests.Server;

/// <summary>Starts the classes that take longest first: else a processor waits at the end for one of them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        "TimelineOracleTests", "HomeOracleTests", "NonsenseTests", "SameWorkTests", "OutageTests", "LockoutTests", "SlowReaderTests",
        "CommandLineTests", "CrashTests", "TwoProcessesTests", "SeedDemoTests", "SignUpTests", "AuthorOracleTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Place(collection.TestCollectionDisplayName))];

    private static int Place(string name)
    {
        var place = Array.FindIndex(Longest, longest => name.Contains('.' + longest, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
