using System.Net;
using System.Net.Http.Headers;
using Canteen.Testing;

namespace Canteen.Tests.Server.CommandLine;

public sealed class CommandLineTests : IAsyncLifetime
{
    private const string Password = "rosy teacup 9";
    private readonly TempFolder _data = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    [Fact]
    public async Task A_member_made_here_can_use_a_token_made_here()
    {
        var made = await CanteenAsync("user", "create", "amara", "--email", "amara@example.org", "--password", Password);
        Assert.True(made.ExitCode == 0, made.ToString());
        var token = await CanteenAsync("token", "create", "amara", "--scopes", "read");
        Assert.Equal(0, token.ExitCode);
        Assert.Matches("^canteen_token_[A-Za-z0-9_-]{43}\n$", token.Output);

        await using var server = await CanteenProcess.ServeAsync(_data.Path, _database.Settings.Connection);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Output.Trim());
        Assert.Contains("\"amara\"", await client.GetStringAsync("/api/v1/accounts/verify_credentials"), StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task A_member_who_is_disabled_here_is_out_of_a_server_that_runs()
    {
        await CanteenAsync("user", "create", "amara", "--email", "amara@example.org", "--password", Password);
        var token = (await CanteenAsync("token", "create", "amara")).Output.Trim();
        await using var server = await CanteenProcess.ServeAsync(_data.Path, _database.Settings.Connection);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        async Task<HttpStatusCode> AskAsync() =>
            (await client.GetAsync("/api/v1/accounts/verify_credentials", TestContext.Current.CancellationToken)).StatusCode;
        async Task UntilAsync(HttpStatusCode status)
        {
            while (await AskAsync() != status) await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, await AskAsync());
        Assert.Equal("@amara is shut out.\n", (await CanteenAsync("user", "disable", "@amara")).Output);
        await UntilAsync(HttpStatusCode.Forbidden);
        Assert.Equal("@amara can come in again.\n", (await CanteenAsync("user", "enable", "amara")).Output);
        await UntilAsync(HttpStatusCode.OK);
        AssertFails(1, "There is no member @nobody here.", await CanteenAsync("user", "disable", "nobody"));
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task A_taken_handle_is_a_sentence_and_exit_code_one()
    {
        await CanteenAsync("user", "create", "ben", "--email", "ben@example.org", "--password", Password);
        AssertFails(
            1, "Username is taken", await CanteenAsync("user", "create", "Ben", "--email", "other@example.org", "--password", Password));
        AssertFails(1, "There is no member @nobody here.", await CanteenAsync("token", "create", "nobody"));
        AssertFails(1, "There is no member @nobody here.", await CanteenAsync("user", "set-password", "nobody", "--password", Password));
        AssertFails(1, "too short", await CanteenAsync("user", "set-password", "ben", "--password", "tea"));
        AssertFails(1, "Scopes", await CanteenAsync("token", "create", "ben", "--scopes", "biscuits"));
    }

    [Theory]
    [InlineData("--listen 'teapot'", "run", "--listen", "teapot")]
    [InlineData("unknown option", "run", "--kettle")]
    [InlineData("no command")]
    [InlineData("missing option", "user", "create", "ben")]
    public async Task A_command_that_was_asked_wrongly_says_so_with_exit_code_two(string what, params string[] args)
    {
        var result = await CanteenProcess.RunAsync(args);
        Assert.True(result.ExitCode == 2, $"{what}: {result}");
        AssertSentence(result);
    }

    [Fact]
    public async Task Settings_that_make_no_sense_are_refused_by_name()
    {
        AssertFails(
            2, "CANTEEN_SIGN_UPS must be one of open, approval, invitation, closed", await WithVariableAsync("CANTEEN_SIGN_UPS", "maybe"));
        AssertFails(2, "CANTEEN_RATE_LIMITS must be on or off", await WithVariableAsync("CANTEEN_RATE_LIMITS", "some"));
        AssertFails(
            2, "CANTEEN_MAX_POST_CHARACTERS must be a whole number", await WithVariableAsync("CANTEEN_MAX_POST_CHARACTERS", "many"));
        AssertFails(2, "trusted proxies", await WithVariableAsync("CANTEEN_TRUSTED_PROXIES", "127.0.0.1, teapot"));
        AssertFails(2, "CANTEEN_SMTP is no address", await WithVariableAsync("CANTEEN_SMTP", "mail.example.org"));
        AssertFails(2, "CANTEEN_MAIL_FROM must be an e-mail address", await WithVariableAsync("CANTEEN_MAIL_FROM", "the canteen"));
        AssertFails(2, "must not have a path", await WithVariableAsync("CANTEEN_ADDRESS", "https://canteen.example/tea"));
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_named_without_a_stack_trace()
    {
        AssertFails(
            1, "127.0.0.1:1",
            await CanteenProcess.RunAsync("migrate", "--data", _data.Path, "--database", "Host=127.0.0.1;Port=1;Username=x;Timeout=2"));
        AssertFails(
            1, "sqlite", await CanteenProcess.RunAsync("migrate", "--data", _data.Path, "--database", "sqlite:/dev/null/canteen.db"));
        AssertFails(2, "cannot be written", await CanteenProcess.RunAsync("migrate", "--data", "/dev/null/data"));
    }

    [Fact]
    public async Task A_port_in_use_is_a_sentence()
    {
        await using var server = await CanteenProcess.ServeAsync(_data.Path, _database.Settings.Connection);
        AssertFails(1, "address already in use", await CanteenAsync("run", "--listen", server.Address));
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(server.Address + "/api/v2/instance")).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _data.Dispose();
    }

    private Task<CommandResult> CanteenAsync(params string[] args) =>
        CanteenProcess.RunAsync([.. args, "--data", _data.Path, "--database", _database.Settings.Connection]);

    private Task<CommandResult> WithVariableAsync(string name, string value) =>
        CanteenProcess.RunAsync(new Dictionary<string, string?> { [name] = value, ["CANTEEN_DATA"] = _data.Path }, "migrate");

    private static void AssertFails(int exitCode, string sentence, CommandResult result)
    {
        Assert.True(result.ExitCode == exitCode, result.ToString());
        Assert.Contains(sentence, result.Error, StringComparison.OrdinalIgnoreCase);
        AssertSentence(result);
    }

    private static void AssertSentence(CommandResult result)
    {
        Assert.NotEmpty(result.Error);
        Assert.DoesNotContain("   at ", result.Error + result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error + result.Output, StringComparison.Ordinal);
    }
}
