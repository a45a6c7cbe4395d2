namespace Canteen.Map.Drawing;

/// <summary>The colours of the picture: those of the web app, for a light and for a dark page.</summary>
internal static class HousePaint
{
    public const string Style =
        """
        <style>
        svg { --paper: #faf7f2; --table: #ffffff; --tray: #f3ede4; --line: #d5cbbb; --ink: #20262a; --soft: #586069; --door: #0a6660; --door-ink: #ffffff; --tea: #a4500c; --tea-soft: #fbeede; --rose: #ad2440; }
        @media (prefers-color-scheme: dark) { svg { --paper: #15191b; --table: #1c2225; --tray: #242b2f; --line: #3d484e; --ink: #eeece7; --soft: #a7b0b6; --door: #0f5a54; --door-ink: #eefaf7; --tea: #f2b070; --tea-soft: #3a2a18; --rose: #ff9aac; } }
        text { font: 14px ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; fill: var(--ink); }
        .project { font-size: 17px; font-weight: 650; } .wing-name { font-size: 15px; font-weight: 650; } .room { font-weight: 600; }
        .note { font-size: 12px; fill: var(--soft); } .note.ink { fill: var(--ink); }
        .on-door, .note.on-door { fill: var(--door-ink); } .log-text { font-size: 13px; font-weight: 600; fill: var(--tea); }
        .paper { fill: var(--paper); } .roof { fill: var(--door); } .body { fill: var(--table); stroke: var(--line); stroke-width: 2; }
        .wing { fill: var(--tray); } .window { fill: var(--table); stroke: var(--line); } .beam { fill: var(--tray); stroke: var(--line); }
        .slab { fill: var(--table); stroke: var(--line); stroke-width: 2; } .log { fill: var(--tea-soft); stroke: var(--tea); stroke-width: 1.5; }
        .use { fill: none; stroke: var(--soft); stroke-width: 1.75; } .pipe { fill: none; stroke: var(--tea); stroke-width: 1.75; }
        .wrong { fill: none; stroke: var(--rose); stroke-width: 3; } .says { fill: var(--tea); }
        .head-use { fill: var(--soft); } .head-hear { fill: var(--tea); } .head-wrong { fill: var(--rose); }
        </style>
        """;

    public const string Markers =
        """
        <defs>
        <marker id="use" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 Z" class="head-use"/></marker>
        <marker id="hear" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 Z" class="head-hear"/></marker>
        <marker id="wrong" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 Z" class="head-wrong"/></marker>
        </defs>
        """;
}
