using Canteen.Features.Platform.Access;
using Canteen.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Canteen.Tests.Server.Door;

/// <summary>The usual password hasher of a server, with a count of its slow operations.</summary>
internal sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<User>
{
    private readonly PasswordHasher<User> _inner = new(options);
    private int _hashed;
    private int _verified;

    /// <summary>Installs it in a server's services, together with the count of database calls.</summary>
    public static void Install(IServiceCollection services)
    {
        CountingEngine.Install(services);
        services.AddSingleton<IPasswordHasher<User>, CountingHasher>();
    }

    public static (int Hashed, int Verified) Of(TestServer server)
    {
        var hasher = (CountingHasher)server.Services.GetRequiredService<IPasswordHasher<User>>();
        return (Volatile.Read(ref hasher._hashed), Volatile.Read(ref hasher._verified));
    }

    public string HashPassword(User user, string password)
    {
        Interlocked.Increment(ref _hashed);
        return _inner.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}

/// <summary>The cost of requests: hashes and checks of passwords; reads and writes of the database, and the statements in them.</summary>
internal sealed record Work(int Hashed, int Verified, int Asked, int Written, int Statements)
{
    public static async Task<Work> OfAsync(TestServer server, Func<Task> act)
    {
        var before = Now(server);
        await act();
        var after = Now(server);
        return new(
            after.Hashed - before.Hashed, after.Verified - before.Verified, after.Asked - before.Asked, after.Written - before.Written,
            after.Statements - before.Statements);
    }

    private static Work Now(TestServer server)
    {
        var (hashed, verified) = CountingHasher.Of(server);
        var (asked, written, statements) = CountingEngine.Of(server);
        return new(hashed, verified, asked, written, statements);
    }
}
