namespace Canteen.Server.Demo;

/// <summary>A part of the demo's story. Another room gets into the demo by one of these, registered with the command.</summary>
internal interface IDemoChapter
{
    /// <returns>In any order; none lies after <paramref name="now"/>.</returns>
    IEnumerable<DemoStep> Steps(DateTimeOffset now);
}
