using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>What can be pressed on a page: large enough, and met by the keyboard in the order in which it is read.</summary>
internal static class Targets
{
    private const string Shown =
        """
        const shown = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter(e =>
          e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getBoundingClientRect().width > 1 && getComputedStyle(e).clipPath === 'none'
          && !e.disabled);
        """;

    // A link in a line of text is exempt (WCAG 2.5.8, Inline), and a check box is as large as its label, which can be pressed as well.
    private const string TooSmall =
        $$"""
        () => {
          {{Shown}}
          const inText = e => e.matches('a') && getComputedStyle(e).display === 'inline';
          const box = e => (e.matches('[type=checkbox], [type=radio]') && e.labels[0] || e).getBoundingClientRect();
          return shown.filter(e => !inText(e) && (box(e).width < 24 || box(e).height < 24))
            .map(e => `${Math.round(box(e).width)} x ${Math.round(box(e).height)} px: ${e.outerHTML.slice(0, 160)}`);
        }
        """;

    // Within a landmark what comes later is further down or further to the right: never above at the same place or to the left.
    private const string OutOfOrder =
        $$"""
        () => {
          {{Shown}}
          if (document.querySelector('[tabindex]:not([tabindex="0"], [tabindex="-1"])')) return ['a tabindex above 0'];
          const place = e => e.closest('nav, aside, header, footer, main, dialog, [popover]');
          const moves = e => e.closest('[data-was-bar]') || ['fixed', 'sticky', 'absolute'].includes(getComputedStyle(e).position);
          return shown.slice(1).map((e, at) => [shown[at], e])
            .filter(([one, next]) => place(one) === place(next) && !moves(one) && !moves(next)
              && next.getBoundingClientRect().bottom <= one.getBoundingClientRect().top
              && next.getBoundingClientRect().left <= one.getBoundingClientRect().left)
            .map(pair => pair.map(e => e.outerHTML.slice(0, 100)).join('  comes before  '));
        }
        """;

    public static async Task AreGoodAsync(IPage page)
    {
        foreach (var fault in new[] { TooSmall, OutOfOrder })
        {
            var found = await page.EvaluateAsync<string[]>(fault);
            Assert.True(found.Length == 0, $"{page.Url}\n" + string.Join('\n', found));
        }
    }
}
