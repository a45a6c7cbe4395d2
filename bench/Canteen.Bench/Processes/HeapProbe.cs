using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

#pragma warning disable MA0047 // The runtime looks for a start-up hook by this name, outside any namespace.
/// <summary>
/// Runs inside the measured server (the runtime starts it, see DOTNET_STARTUP_HOOKS) and reports the size of its managed heap, so that the
/// program itself need not be changed.
/// </summary>
internal static class StartupHook
#pragma warning restore MA0047
{
    public const string PortVariable = "CANTEEN_BENCH_PROBE";

    public static void Initialize()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(PortVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return;
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        new Thread(() => Answer(listener)) { IsBackground = true }.Start();
    }

    private static void Answer(TcpListener listener)
    {
        while (true)
        {
            using var asked = listener.AcceptTcpClient().GetStream();
            if (asked.ReadByte() == 'c') Collect();
            asked.Write(Encoding.ASCII.GetBytes(GC.GetTotalMemory(forceFullCollection: false).ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static void Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
