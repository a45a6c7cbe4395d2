using System.Runtime.InteropServices;

namespace Canteen.Core.Timelines;

/// <summary>What came into a timeline, or left it.</summary>
/// <param name="Entry">A post, or a boost. One that has left may be unknown to the timeline: then it is nothing to speak of.</param>
/// <param name="Original">Of a boost that arrived, what was boosted.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimelineNews(PostId Entry, TimelineChange Change, PostId? Original = null);

public enum TimelineChange { Arrived, Left }
