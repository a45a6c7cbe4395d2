namespace Canteen.Features.Platform.Look;

/// <summary>The shapes of all icons, drawn on a grid of 24 with a stroke of 1.8.</summary>
internal static class Icons
{
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["home"] = """<path d="M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-5v-6h-4v6H5a1 1 0 0 1-1-1z"/>""",
        ["columns"] = """<rect x="3.5" y="4.5" width="5" height="15" rx="1"/><rect x="9.5" y="4.5" width="5" height="15" rx="1"/><rect x="15.5" y="4.5" width="5" height="15" rx="1"/>""",
        ["building"] = """<path d="M5 20.5V5a1.5 1.5 0 0 1 1.5-1.5h11A1.5 1.5 0 0 1 19 5v15.5M3 20.5h18M10 20.5V17h4v3.5M9 7.5h.01M15 7.5h.01M9 12h.01M15 12h.01" /><path d="M12 6.5v3M10.5 8h3"/>""",
        ["bell"] = """<path d="M6 10a6 6 0 1 1 12 0c0 5 2 6 2 6H4s2-1 2-6"/><path d="M10 20a2 2 0 0 0 4 0"/>""",
        ["bell-off"] = """<path d="M4 4l16 16M8 5.6A6 6 0 0 1 18 10c0 2.4.5 3.9 1 4.8M16 16H4s2-1 2-6c0-.7.1-1.3.3-1.9"/><path d="M10 20a2 2 0 0 0 4 0"/>""",
        ["place"] = """<path d="M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0 1 13 0c0 5.4-6.5 11-6.5 11z"/><circle cx="12" cy="10" r="2.4"/>""",
        ["people"] = """<circle cx="9" cy="8.5" r="3.2"/><path d="M3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5"/><path d="M15.5 5.6a3.2 3.2 0 0 1 0 5.8M17 14.4c2 .6 3.5 2.3 3.5 4.6"/>""",
        ["person"] = """<circle cx="12" cy="8" r="3.7"/><path d="M5 20c0-3.6 3-6 7-6s7 2.4 7 6"/>""",
        ["person-plus"] = """<circle cx="10" cy="8" r="3.5"/><path d="M3.5 19.5c0-3.3 2.8-5.5 6.5-5.5 1.6 0 3 .4 4.1 1.1M18 14.5v6M15 17.5h6"/>""",
        ["search"] = """<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>""",
        ["bookmark"] = """<path d="M7 4h10a1 1 0 0 1 1 1v15l-6-4-6 4V5a1 1 0 0 1 1-1z"/>""",
        ["folder"] = """<path d="M3.5 7.5A2 2 0 0 1 5.5 5.5h4l2 2.5h7a2 2 0 0 1 2 2V17a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2z"/>""",
        ["top"] = """<path d="M12 20V8.5M6 14l6-6 6 6M5 4h14"/>""",
        ["note"] = """<path d="M5 4h14v10.5L13.5 20H5zM19 14.5h-5.5V20M8.5 8.5h7M8.5 12h4"/>""",
        ["heart"] = """<path d="M12 19.5S4 15 4 9.5A4.2 4.2 0 0 1 12 7.6 4.2 4.2 0 0 1 20 9.5c0 5.5-8 10-8 10z"/>""",
        ["boost"] = """<path d="M4.5 9.5 8 6l3.5 3.5M8 6.5V16a2 2 0 0 0 2 2h3M19.5 14.5 16 18l-3.5-3.5M16 17.5V8a2 2 0 0 0-2-2h-3"/>""",
        ["reply"] = """<path d="M9.5 7 4.5 12l5 5"/><path d="M5 12h9a5.5 5.5 0 0 1 5.5 5.5V19"/>""",
        ["more"] = """<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="3.2"/>""",
        ["globe"] = """<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17"/>""",
        ["moon"] = """<path d="M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z"/>""",
        ["sun"] = """<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>""",
        ["lock"] = """<rect x="5" y="10.5" width="14" height="9.5" rx="2.2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>""",
        ["at"] = """<circle cx="12" cy="12" r="3.6"/><path d="M15.6 8.5V13a2.6 2.6 0 0 0 5 .9c.3-.6.4-1.3.4-1.9a9 9 0 1 0-3.6 7.2"/>""",
        ["gear"] = """<circle cx="12" cy="12" r="3"/><path d="M12 3.5v2.3M12 18.2v2.3M3.5 12h2.3M18.2 12h2.3M6 6l1.6 1.6M16.4 16.4 18 18M6 18l1.6-1.6M16.4 7.6 18 6"/>""",
        ["door"] = """<path d="M6 20.5V5a1.5 1.5 0 0 1 1.5-1.5h9A1.5 1.5 0 0 1 18 5v15.5M3.5 20.5h17"/><path d="M14.5 12.5h.01" stroke-width="2.8"/>""",
        ["leave"] = """<path d="M13.5 4H7a1.5 1.5 0 0 0-1.5 1.5v13A1.5 1.5 0 0 0 7 20h6.5M10.5 12H20M16.5 8.5 20 12l-3.5 3.5"/>""",
        ["plus"] = """<path d="M12 5v14M5 12h14"/>""",
        ["menu"] = """<path d="M4.5 7h15M4.5 12h15M4.5 17h15"/>""",
        ["back"] = """<path d="M19.5 12h-15M10.5 5.5 4 12l6.5 6.5"/>""",
        ["next"] = """<path d="M4.5 12h15M13.5 5.5 20 12l-6.5 6.5"/>""",
        ["up"] = """<path d="M12 19.5v-15M5.5 10.5 12 4l6.5 6.5"/>""",
        ["check"] = """<path d="m5 12.5 4.5 4.5L19 7.5"/>""",
        ["cross"] = """<path d="M6 6l12 12M18 6 6 18"/>""",
        ["warning"] = """<path d="M12 4 3 19.5h18z"/><path d="M12 10v4M12 17h.01"/>""",
        ["pin"] = """<path d="M8.5 4h7M9.5 4v6L7 13.5h10L14.5 10V4M12 13.5V20"/>""",
        ["bin"] = """<path d="M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 11v5M13.5 11v5"/>""",
        ["link"] = """<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>""",
        ["pack"] = """<path d="M12 3.5 20 7.8v8.4l-8 4.3-8-4.3V7.8zM4.3 8 12 12l7.7-4M12 12v8.3M8 5.8l7.8 4.2"/>""",
        ["pause"] = """<path d="M9 6v12M15 6v12"/>""",
        ["play"] = """<path d="M8 5.5v13l10.5-6.5z"/>""",
        ["list"] = """<path d="M9.5 6.5h10M9.5 12h10M9.5 17.5h10"/><path d="M5 6.5h.01M5 12h.01M5 17.5h.01" stroke-width="3.2"/>""",
        ["star"] = """<path d="m12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z"/>""",
        ["down"] = """<path d="M12 4.5v15M5.5 13.5 12 20l6.5-6.5"/>""",
        ["hash"] = """<path d="M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h15.5M4 15h15.5"/>""",
        ["eye-off"] = """<path d="M4 4l16 16M9.9 5.8A9.5 9.5 0 0 1 12 5.5c5.5 0 8.5 6.5 8.5 6.5a14 14 0 0 1-2.4 3.3M6.6 7.2C4.5 9 3.5 12 3.5 12S6.5 18.5 12 18.5a8 8 0 0 0 4.3-1.3"/>""",
        ["mail"] = """<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path d="m4 7.5 8 6 8-6"/>""",
        ["keys"] = """<rect x="3" y="6.5" width="18" height="11" rx="2.2"/><path d="M7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8"/>""",
        ["tea"] = """<path d="M5 9.5h11.5v5.3a4.7 4.7 0 0 1-4.7 4.7H9.7A4.7 4.7 0 0 1 5 14.8zM16.5 11h1.3a2.4 2.4 0 0 1 0 4.8h-1.6M8.5 3.5c-.8 1.2.8 2 0 3.2M12.5 3.5c-.8 1.2.8 2 0 3.2"/>""",
        ["speech"] = """<path d="M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z"/><path d="M8.5 8.5h7M8.5 11.5h4"/>""",
        ["shield"] = """<path d="M12 3.5 5 6v5.5c0 4.4 2.9 7.4 7 9 4.1-1.6 7-4.6 7-9V6z"/>""",
        ["server"] = """<rect x="4" y="4.5" width="16" height="6.5" rx="1.8"/><rect x="4" y="13" width="16" height="6.5" rx="1.8"/><path d="M7.5 7.8h.01M7.5 16.2h.01"/>""",
        ["calendar"] = """<rect x="4" y="5.5" width="16" height="14.5" rx="2.2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>""",
    };

    /// <exception cref="KeyNotFoundException">There is no such shape: a typing mistake on a page.</exception>
    public static string Shape(string name) => Shapes[name];
}
