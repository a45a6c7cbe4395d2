using Canteen.Bench;
using Canteen.Bench.Graph;
using Canteen.Bench.Loading;
using Canteen.Bench.Posts;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;
using Canteen.Bench.Scenarios;
using Canteen.Bench.Searching;
using Canteen.Storage;

var scenarios = new Dictionary<string, Func<Arguments, RunReport, Task>>(StringComparer.Ordinal)
{
    ["posts"] = PostsBench.RunAsync,
    ["home"] = HomeScenario.RunAsync,
    ["filters"] = FiltersScenario.RunAsync,
    ["lists"] = ListsScenario.RunAsync,
    ["pages"] = PagesScenario.RunAsync,
    ["cold"] = ColdScenario.RunAsync,
    ["fanout"] = FanoutScenario.RunAsync,
    ["celebrity"] = CelebrityScenario.RunAsync,
    ["stream"] = StreamScenario.RunAsync,
    ["chat"] = ChatScenario.RunAsync,
    ["mix"] = MixScenario.RunAsync,
    ["memory"] = MemoryScenario.RunAsync,
    ["server"] = ServerScenario.RunAsync,
    ["search"] = SearchScenario.RunAsync,
    ["soak"] = SoakScenario.RunAsync,
};

try
{
    var asked = new Arguments(args);
    return asked.Verb switch
    {
        "all" => await AllScenarios.RunAsync(asked.Quick),
        "graph" => ShowGraph(asked),
        "load" => await LoadAsync(asked),
        StaticServer.Verb => await StaticServer.RunAsync(asked),
        var verb when scenarios.TryGetValue(verb, out var scenario) => await MeasureAsync(scenario, asked),
        _ => Explain(),
    };
}
catch (Exception said) when (said is UsageException or FloorException or DatabaseUnavailableException or SchemaException)
{
    await Console.Error.WriteLineAsync(said.Message);
    return said is UsageException ? 2 : 1;
}

static async Task<int> MeasureAsync(Func<Arguments, RunReport, Task> scenario, Arguments asked)
{
    var report = new RunReport(asked.Verb, asked.Quick);
    try
    {
        await scenario(asked, report);
    }
    finally
    {
        report.Write();
    }
    return 0;
}

static int ShowGraph(Arguments asked)
{
    Console.WriteLine(GraphGenerator.Weave(asked.Shape(new GraphShape(10_000))));
    return 0;
}

static async Task<int> LoadAsync(Arguments asked)
{
    var shape = asked.Shape(new GraphShape(10_000));
    var (database, graph) = (asked.Needed("database"), GraphGenerator.Weave(shape));
    Console.WriteLine(graph);
    var plan = new LoadPlan(graph, asked.Whole("posts", 20 * shape.Accounts), shape.Seed, IsForSearch: asked.Has("searchable"));
    await new BulkLoad(Console.Out).RunAsync(database, plan);
    return 0;
}

static int Explain()
{
    Console.Error.WriteLine(Usage.Text);
    return 2;
}
