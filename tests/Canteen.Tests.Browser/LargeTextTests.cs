namespace Canteen.Tests.Browser;

/// <summary>A phone with text of twice the size, and one with the text spacing of WCAG 1.4.12 as well.</summary>
public sealed class LargeTextTests(Scene scene) : IClassFixture<Scene>
{
    // Through the object model, because the content security policy allows no other styles.
    /// <summary>Takes whether the text is spaced as well.</summary>
    internal const string Enlarge =
        """
        spaced => {
          document.documentElement.style.fontSize = '200%';
          if (!spaced) return;
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }');
          document.adoptedStyleSheets = [sheet];
        }
        """;

    private const string TabsAtFault =
        """
        () => {
          const boxOf = node => { const range = document.createRange(); range.selectNodeContents(node); return range.getBoundingClientRect(); };
          const words = [...document.querySelectorAll('.tabs > *')].flatMap(tab => [...tab.childNodes].filter(n => n.nodeType === 3 && n.data.trim()).map(n => ({ said: n.data.trim(), box: boxOf(n), tab })));
          const faults = [];
          for (const [i, { said, box, tab }] of words.entries()) {
            const frame = tab.getBoundingClientRect();
            if (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom) faults.push(`${said} sticks out of its tab`);
            if (box.left < 0 || box.right > innerWidth || box.bottom > innerHeight) faults.push(`${said} is cut off`);
            for (const other of words.slice(i + 1)) {
              const apart = box.right + 2 <= other.box.left || other.box.right + 2 <= box.left || box.bottom <= other.box.top || other.box.bottom <= box.top;
              if (!apart) faults.push(`${said} touches ${other.said}`);
            }
          }
          const cells = [...document.querySelectorAll('.tabs > :not(.write)')];
          if (Math.max(...cells.map(e => e.offsetWidth)) - Math.min(...cells.map(e => e.offsetWidth)) > 1) faults.push('The tabs are uneven.');
          for (const cell of cells) if (!(cell.querySelector('.icon')?.getBoundingClientRect().width > 16)) faults.push(`no icon: ${cell.textContent}`);
          return words.length < 4 ? ['There are no tabs.'] : faults;
        }
        """;

    private const string AvatarsAtFault =
        """
        () => [...document.querySelectorAll('.avatar')].filter(face => face.offsetWidth > 0 && (face.scrollWidth > face.clientWidth || face.scrollHeight > face.clientHeight)).map(face => face.textContent)
        """;

    // Names and headings break between words, and what a select says is seen whole.
    private const string CutWords =
        """
        () => {
          const cut = [];
          for (const e of document.querySelectorAll('h1, .name, .profile-name, .tabs')) {
            const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
            while (e.checkVisibility() && walk.nextNode()) {
              for (const { index, 0: word } of walk.currentNode.data.matchAll(/\S+/g)) {
                const range = document.createRange();
                range.setStart(walk.currentNode, index);
                range.setEnd(walk.currentNode, index + word.length);
                if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) cut.push(word);
              }
            }
          }
          for (const e of document.querySelectorAll('.composer select')) {
            const shown = e.offsetWidth;
            e.style.flex = 'none';
            e.style.maxInlineSize = 'none';
            if (e.offsetWidth > shown) cut.push(e.selectedOptions[0].text);
            e.style.flex = e.style.maxInlineSize = '';
          }
          return cut;
        }
        """;

    // Of a handle that is cut, as many letters are seen as say something, or none.
    private const string StubsOfHandles =
        """
        () => [...document.querySelectorAll('.who .handle > span')].filter(e => {
          const [room, said] = [e.parentElement.getBoundingClientRect(), e.getBoundingClientRect()];
          return said.top < room.bottom - 1 && e.scrollWidth > e.clientWidth && e.clientWidth < 2.5 * parseFloat(getComputedStyle(e).fontSize);
        }).map(e => e.textContent)
        """;

    [Theory]
    [InlineData("/home", "amara")]
    [InlineData("/notifications", "amara")]
    [InlineData("/@ben", "amara")]
    [InlineData("{thread}", "amara")]
    [InlineData("/@ben/followers", "amara")]
    [InlineData("/public", "")]
    public async Task Everything_fits_on_a_phone_with_letters_of_twice_the_size(string path, string who)
    {
        foreach (var width in new[] { 390, 320 })
        {
            foreach (var spaced in new[] { false, true })
            {
                var guest = new Guest { Width = width, Height = 844 };
                await using var visit = who.Length == 0 ? await scene.Table.VisitorAsync(guest) : await scene.Table.ComeInAsync(who, guest);
                await visit.GoAsync(scene.Address(path));
                await visit.Page.EvaluateAsync(Enlarge, spaced);
                await Look.ShootAsync(
                    visit.Page, $"large-{path.Trim('/', '@', '{', '}').Replace('/', '-')}-{width}{(spaced ? "-spaced" : "")}");
                await HasRoomAsync(visit);
                await Fonts.ShowInNotoAsync(visit.Page);
                await HasRoomAsync(visit);
            }
        }
    }

    private static async Task HasRoomAsync(Visit visit)
    {
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(TabsAtFault));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(AvatarsAtFault));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(CutWords));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(StubsOfHandles));
        await Look.FitsAsync(visit.Page);
    }
}
