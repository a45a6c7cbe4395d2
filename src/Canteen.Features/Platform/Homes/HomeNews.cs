using System.Runtime.InteropServices;

namespace Canteen.Features.Platform.Homes;

/// <summary>What came into somebody's home timeline, or left it.</summary>
/// <param name="Entry">A post, or a boost. One that has left may be unknown to the timeline: then it is nothing to speak of.</param>
/// <param name="Original">Of a boost that arrived, what was boosted.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HomeNews(PostId Entry, HomeChange Change, PostId? Original = null);

public enum HomeChange { Arrived, Left }
