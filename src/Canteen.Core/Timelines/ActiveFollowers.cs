using Canteen.Core.Viewers;

namespace Canteen.Core.Timelines;

/// <summary>
/// The timelines on this node into which one author's posts go, or those with one hashtag: slots, each with what is special about the
/// follow.
/// </summary>
internal sealed class ActiveFollowers
{
    private const int Bits = 3, Kinds = (1 << Bits) - 1;

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

    public static int SlotOf(uint follower) => (int)(follower >> Bits);

    public static FollowKind KindOf(uint follower) => (FollowKind)(follower & Kinds);

    private static uint Pack(int slot, FollowKind kind) => ((uint)slot << Bits) | (uint)kind;
}
