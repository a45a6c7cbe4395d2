using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Scenarios;

/// <summary>Browsers in which people are signed in, represented by their cookies.</summary>
internal static class Browsers
{
    /// <summary>Signs in without a password, because loaded people have none.</summary>
    /// <returns>Each person's cookie.</returns>
    public static async Task<string[]> SignInAsync(Place place, IReadOnlyList<int> people)
    {
        await using var app = place.Build();
        await app.StartAsync();
        var cookies = new List<string>();
        foreach (var person in people)
            cookies.Add($"{SessionCookie.Name}={await OpenAsync(app.Services.GetRequiredService<Database>(), Roster.Account(person))}");
        await app.StopAsync();
        return [.. cookies];
    }

    /// <summary>Opens a page once, and returns the cookies to send from then on, with those that the page has set.</summary>
    /// <param name="cookies">Empty for a visitor.</param>
    public static async Task<string> VisitAsync(Uri server, string path, string cookies)
    {
        using var connection = await RawConnection.OpenAsync(server);
        var code = await connection.AskAsync(new Requests(server.Authority).Page(path, cookies));
        if (code != 200) throw new InvalidOperationException($"{path} was answered {code}.");
        const string header = "Set-Cookie: ";
        var came = connection.Answer.Head.Split("\r\n").Where(line => line.StartsWith(header, StringComparison.OrdinalIgnoreCase));
        return string.Join(
            "; ", came.Select(line => line[header.Length..].Split(';')[0]).Prepend(cookies).Where(cookie => cookie.Length > 0));
    }

    private static async Task<string> OpenAsync(Database database, AccountId account)
    {
        var secret = Secret<BrowserSession>.New();
        await database.WriteAsync(
            tx => tx.ExecuteAsync(
                "INSERT INTO sessions (id, token_hash, account_id, created_at, seen_at, expires_at) VALUES (@Id, @Hash, @account, @Now, @Now, @Ends)",
                new
                {
                    Id = tx.NewId<BrowserSession>(), secret.Hash, account, tx.Now,
                    Ends = tx.Now + (long)SessionCookie.Lifetime.TotalMilliseconds
                }),
            CancellationToken.None);
        return secret.Text;
    }
}
