using Npgsql;

namespace Canteen.Storage.Postgres;

/// <summary>Reads <c>Host=...;Username=...</c> and <c>postgres://user:password@host:port/database?key=value</c>.</summary>
internal static class PostgresAddress
{
    private const int MostConnections = 20;

    /// <summary>
    /// For many small questions on disks without a head, unless the operator has said otherwise. Every question that is often asked has an
    /// index, and what is guessed of its rows must not lead past it. A serializable transaction that reads a table from end to end is also
    /// in the way of everyone who writes to any row of it (https://www.postgresql.org/docs/current/transaction-iso.html). And compiling a
    /// query of many conditions takes longer than running it.
    /// </summary>
    private static readonly (string Name, string Value)[] Settings =
        [("jit", "off"), ("enable_seqscan", "off"), ("random_page_cost", "1.1")];

    /// <exception cref="DatabaseUnavailableException">The text is neither.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            var address = IsUrl(text) ? FromUrl(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
            address.ApplicationName ??= "canteen";
            if (!address.ShouldSerialize("Maximum Pool Size")) address.MaxPoolSize = MostConnections;
            if (!address.ShouldSerialize("Max Auto Prepare")) address.MaxAutoPrepare = 200;
            if (!address.ShouldSerialize("Auto Prepare Min Usages")) address.AutoPrepareMinUsages = 2;
            // Nothing is left behind in a session: settings are those of a transaction, and what is locked or heard has its own connection.
            if (!address.ShouldSerialize("No Reset On Close")) address.NoResetOnClose = true;
            foreach (var (name, value) in Settings)
                if (address.Options?.Contains(name, StringComparison.Ordinal) is not true)
                    address.Options = $"{address.Options} -c {name}={value}".Trim();
            return address;
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException)
        {
            throw new DatabaseUnavailableException("The PostgreSQL address cannot be read: " + cause.Message, cause);
        }
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = url.Host.Length == 0 ? "localhost" : url.Host };
        if (url.Port > 0) address.Port = url.Port;
        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0) address.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) address.Password = Uri.UnescapeDataString(user[1]);
        if (url.AbsolutePath.Length > 1) address.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var option = pair.Split('=', 2);
            address[Keyword(option[0])] = option.Length == 2 ? Uri.UnescapeDataString(option[1]) : "";
        }
        return address;
    }

    /// <summary>Translates the names of options that PostgreSQL's own tools use in addresses.</summary>
    private static string Keyword(string option) => option switch
    {
        "sslmode" => "SSL Mode",
        "application_name" => "Application Name",
        "connect_timeout" => "Timeout",
        _ => Uri.UnescapeDataString(option),
    };
}
