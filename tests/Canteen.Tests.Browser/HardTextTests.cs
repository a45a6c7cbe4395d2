using Canteen.Testing;

namespace Canteen.Tests.Browser;

/// <summary>Names and posts as long, as wide and as far from English as they may be.</summary>
[Collection(OneScene.Name)]
public sealed class HardTextTests(Scene scene)
{
    // Of two texts in a post, a person's row or a profile, none may be written over the other.
    private const string Overlaps =
        """
        () => {
          const found = [];
          // What is cut off is not seen.
          const seen = (box, holder) => {
            let { left, right, top, bottom } = box;
            for (let e = holder; e; e = e.parentElement) {
              if (getComputedStyle(e).overflowX === 'visible') continue;
              const frame = e.getBoundingClientRect();
              [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
              [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
            }
            return { left, right, top, bottom, width: right - left, height: bottom - top };
          };
          for (const frame of document.querySelectorAll('.post, .person, .heard > *, .profile, .top')) {
            const walk = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT), lines = [];
            while (walk.nextNode()) {
              const { data, parentElement: holder } = walk.currentNode;
              if (!data.trim() || !holder.checkVisibility() || holder.closest('.unseen, details:not([open]) > :not(summary)')) continue;
              const range = document.createRange();
              range.selectNodeContents(walk.currentNode);
              const boxes = [...range.getClientRects()].map(box => seen(box, holder)).filter(box => box.width > 1 && box.height > 1);
              lines.push(...boxes.map(box => ({ box, holder, said: data.trim().slice(0, 20) })));
            }
            for (const [i, one] of lines.entries()) for (const two of lines.slice(i + 1)) {
              if (one.holder === two.holder) continue;
              const width = Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left);
              const height = Math.min(one.box.bottom, two.box.bottom) - Math.max(one.box.top, two.box.top);
              if (width > 2 && height > Math.min(one.box.height, two.box.height) / 2) found.push(`${one.said} is over ${two.said}`);
            }
          }
          return [...new Set(found)];
        }
        """;

    private const string LeavesRoom = "() => document.querySelector('.top').offsetHeight < innerHeight / 2";

    private static readonly string Nurses = string.Concat(Enumerable.Repeat("🩺", 30));

    [Fact]
    public async Task The_hardest_names_and_words_fit_on_the_smallest_phone_with_the_largest_letters()
    {
        var server = scene.Table.Server;
        var (nurse, dan) = (await server.MemberAsync("nurses"), await server.MemberAsync("dan"));
        await nurse.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = Nurses });
        await dan.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = "דניאל מן המיון, משמרת לילה ב" });
        var id = await nurse.PublishAsync(new string('w', 500));
        await dan.PublishAsync("@nurses שלום לכולם, מי לוקח את המשמרת?", replyTo: id);
        foreach (var mark in new[] { "favourite", "reblog" }) await dan.PostJsonAsync($"/api/v1/statuses/{id}/{mark}");
        await nurse.FollowAsync(dan);
        await dan.FollowAsync(nurse);
        await server.DrainAsync();
        await using var visit = await scene.Table.ComeInAsync("nurses", new() { Width = 320, Height = 640 });
        foreach (var path in new[] { "/home", "/@nurses/" + id, "/@nurses", "/@dan", "/@dan/followers", "/notifications" })
        {
            await visit.GoAsync(path);
            await visit.Page.EvaluateAsync(LargeTextTests.Enlarge, false);
            await Look.ShootAsync(visit.Page, "hard" + path.Replace('/', '-'));
            await Look.FitsAsync(visit.Page);
            Assert.True(await visit.Page.EvaluateAsync<bool>(LeavesRoom), $"The header of {path} takes more than half of the window.");
            var overlaps = await visit.Page.EvaluateAsync<string[]>(Overlaps);
            Assert.True(overlaps.Length == 0, $"{path}\n" + string.Join('\n', overlaps));
        }
    }
}
