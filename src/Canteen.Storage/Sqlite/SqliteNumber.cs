namespace Canteen.Storage.Sqlite;

/// <summary>
/// The number of this process among those that use one database file: a server, and now and then the command line. It keeps their ids
/// apart. It is held by an open, locked file beside the database, <c>canteen.db.node0</c>; the system frees it when the process ends,
/// however it ends.
/// </summary>
internal sealed class SqliteNumber(string path) : IDisposable
{
    private const int Nodes = 64;
    private FileStream? _held;

    /// <exception cref="DatabaseUnavailableException">None is free, or no such file can be made beside the database.</exception>
    public int Take()
    {
        Exception? why = null;
        for (var node = 0; node < Nodes; node++)
        {
            var file = $"{path}.node{node}";
            try
            {
                if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
                _held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return node;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                why = failure;
                // A file that exists is locked by another process; when one cannot be created, the next number would fail too.
                if (!File.Exists(file)) break;
            }
        }
        throw new DatabaseUnavailableException($"The SQLite database at {path} cannot be opened: {why!.Message}", why);
    }

    public void Dispose() => _held?.Dispose();
}
