using System.Globalization;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// How many random histories an oracle goes through: as many as a run of all tests has time for, or <c>CANTEEN_TEST_HISTORIES</c>.
/// </summary>
internal static class Histories
{
    /// <param name="onPostgres">Fewer, because there every act is a commit of its own.</param>
    public static int Count(int onSqlite, int onPostgres) =>
        Environment.GetEnvironmentVariable("CANTEEN_TEST_HISTORIES") is { } wanted
            ? int.Parse(wanted, CultureInfo.InvariantCulture)
            : TestDatabase.OnPostgres ? onPostgres : onSqlite;
}
