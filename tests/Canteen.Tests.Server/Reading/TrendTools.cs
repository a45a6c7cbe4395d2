using Canteen.Features.Reading.Trends;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading;

/// <summary>People who make something trend, and what is shown of it.</summary>
internal static class TrendTools
{
    public static async Task<List<Member>> CrowdAsync(this TestServer server, int people, Func<int, string>? organisation = null)
    {
        var crowd = new List<Member>();
        for (var i = 1; i <= people; i++)
        {
            var member = await server.MemberAsync($"crowd{i}");
            if (organisation is not null) await server.WorksAtAsync(member, organisation(i));
            crowd.Add(member);
        }
        return crowd;
    }

    public static Task WorksAtAsync(this TestServer server, Member member, string organisation) => server.SqlAsync(
        "UPDATE accounts SET organisation = @organisation, organisation_key = @organisation WHERE id = @Id",
        new { organisation, member.Id });

    public static Task<Member> ModeratorAsync(this TestServer server) =>
        server.MemberAsync("mod", "read write follow admin:read admin:write", "moderator");

    /// <summary>As apps see it once all that happened is counted.</summary>
    public static async Task<List<string>> TrendsAsync(this TestServer server, string kind, HttpClient? reader = null)
    {
        await server.DrainAsync();
        server.Services.GetRequiredService<TrendCache>().Forget();
        var property = kind switch { "tags" => "name", "links" => "url", _ => "id" };
        return (await (reader ?? server.Visitor()).GetFromJsonElementAsync("/api/v1/trends/" + kind)).TextsOf(property);
    }
}
