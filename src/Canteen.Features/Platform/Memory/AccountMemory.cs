namespace Canteen.Features.Platform.Memory;

/// <summary>
/// Something small about people, as this node remembers it: read when it is asked for, and to be forgotten when the log says that it has
/// changed.
/// </summary>
internal sealed class AccountMemory<T>(long budget, Func<AccountId, CancellationToken, Task<T>> read) : IDisposable where T : Remembered
{
    private readonly Shelf<long, T> _shelf = new(budget);
    private readonly Stamps _stamps = new();

    public async ValueTask<T> FindAsync(AccountId account, CancellationToken ct) => _shelf.Find(account.Value) ?? await ReadAsync(account, ct);

    public void Forget(AccountId account)
    {
        _stamps.Change(account.Value);
        _shelf.Remove(account.Value);
    }

    public void ForgetAll()
    {
        _stamps.ChangeAll();
        _shelf.Clear();
    }

    public void Dispose() => _shelf.Dispose();

    private async Task<T> ReadAsync(AccountId account, CancellationToken ct)
    {
        var stamp = _stamps.Of(account.Value);
        var fresh = await read(account, ct);
        _shelf.Put(account.Value, fresh);
        if (_stamps.Of(account.Value) != stamp) _shelf.Remove(account.Value);
        return fresh;
    }
}
