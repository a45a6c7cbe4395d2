using Canteen.Core.Viewers;

namespace Canteen.Core.Timelines;

/// <summary>Who follows one author, of those active on this node: slots, each with what is special about the follow.</summary>
internal sealed class ActiveFollowers
{
    private uint[] _followers = new uint[4];

    public int Count { get; private set; }

    public uint this[int at] => _followers[at];

    public ReadOnlySpan<uint> Slice(int from, int length) => _followers.AsSpan(from, length);

    public void Add(int slot, FollowKind kind)
    {
        if (Count == _followers.Length) Array.Resize(ref _followers, Count + Math.Max(4, Count / 4));
        _followers[Count++] = Pack(slot, kind);
    }

    /// <summary>
    /// The last one takes its place: who walks through the audience while it changes must go from the end to the beginning.
    /// </summary>
    public void Remove(int slot, FollowKind kind)
    {
        var at = Array.IndexOf(_followers, Pack(slot, kind), 0, Count);
        if (at < 0) return;
        _followers[at] = _followers[--Count];
        if (Count >= 16 && Count < _followers.Length / 4) Array.Resize(ref _followers, Count * 2);
    }

    public static int SlotOf(uint follower) => (int)(follower >> 2);

    public static FollowKind KindOf(uint follower) => (FollowKind)(follower & 3);

    private static uint Pack(int slot, FollowKind kind) => ((uint)slot << 2) | (uint)kind;
}
