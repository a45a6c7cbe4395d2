using System.Net.Sockets;
using Canteen.Server.Configuration;
using Canteen.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Canteen.Server.Commands;

/// <summary>Says in a sentence why a command failed.</summary>
internal static class Failure
{
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (SettingException e)
        {
            return await SayAsync(e.Message, 2);
        }
        catch (Exception e) when (SentenceFor(e) is { } sentence)
        {
            return await SayAsync(sentence, 1);
        }
    }

    public static async Task<int> SayAsync(string sentence, int exitCode = 1)
    {
        await Console.Error.WriteLineAsync(sentence);
        return exitCode;
    }

    public static Task<int> SayAsync(Fault fault) => SayAsync(fault.Sentence.Replace("Validation failed: ", "", StringComparison.Ordinal));

    /// <summary>
    /// Prints the fault of a use case that concerns a member; if the member was not found, with a sentence that names them.
    /// </summary>
    public static Task<int> SayAboutMemberAsync(string name, Fault fault) =>
        fault.Kind == FaultKind.NotFound ? SayAsync($"There is no member @{name} here.") : SayAsync(fault);

    private static string? SentenceFor(Exception e) => e switch
    {
        IOException { InnerException: AddressInUseException } => $"{e.Message} Choose another with --listen.",
        IOException or UnauthorizedAccessException => e.Message,
        SocketException => $"The address to listen on cannot be used: {e.Message}.",
        DatabaseUnavailableException or SchemaException => e.Message,
        SqliteException => $"The SQLite database cannot be used: {e.Message}",
        PostgresException refused => $"The PostgreSQL server refused: {refused.MessageText}.",
        NpgsqlException => $"The PostgreSQL server cannot be reached: {e.Message}.",
        _ => null,
    };
}
