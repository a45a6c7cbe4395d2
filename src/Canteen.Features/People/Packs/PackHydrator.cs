using Canteen.Core.Accounts;
using Canteen.Features.Platform.Html;
using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>Reads packs with their hashtags and their first people, in two queries more; accounts come from memory.</summary>
public sealed class PackHydrator(Database database, AccountCache accounts)
{
    private const int Faces = 5;

    private const string TagsSql = "SELECT pack_id, name, display FROM pack_tags WHERE pack_id IN @Ids ORDER BY id";

    internal static readonly string Columns =
        $"""
        p.id, p.account_id AS maker, p.name, p.description, p.language, p.sensitive, p.discoverable, p.created_at, p.changed_at,
        (SELECT COUNT(*) FROM pack_people m WHERE m.pack_id = p.id AND {PackRows.InSql}) AS people,
        (SELECT m.answer FROM pack_people m WHERE m.pack_id = p.id AND m.member_id = @viewer) AS answer
        """;

    internal static readonly string FacesSql =
        $"""
        SELECT f.pack_id, f.member_id FROM (
          SELECT m.pack_id, m.member_id, m.id, ROW_NUMBER() OVER (PARTITION BY m.pack_id ORDER BY m.id) AS place
          FROM pack_people m JOIN packs p ON p.id = m.pack_id WHERE m.pack_id IN @Ids AND {PackRows.InSql}) f
        WHERE f.place <= {Faces} ORDER BY f.id
        """;

    /// <param name="find">Finds rows with <see cref="Columns"/>, in the order in which they are shown.</param>
    public async Task<List<ShownPack>> LoadAsync(
        AccountId? viewer, Func<ReadSession, Task<List<PackRow>>> find, CancellationToken ct)
    {
        var (rows, tags, faces) = await database.ReadAsync(
            async db =>
            {
                var found = await find(db);
                var args = new { Ids = found.Select(row => row.Id.Value).ToArray(), viewer = viewer?.Value ?? 0 };
                return found.Count == 0 ? (found, [], [])
                    : (found, await db.QueryAsync<TagRow>(TagsSql, args), await db.QueryAsync<FaceRow>(FacesSql, args));
            },
            ct);
        var people = await accounts.FindAsync(rows.Select(row => row.Maker).Concat(faces.Select(face => face.MemberId)), ct);
        var (tagsOf, facesOf) = (tags.ToLookup(tag => tag.PackId), faces.ToLookup(face => face.PackId));
        return [.. rows.Where(row => people.ContainsKey(row.Maker.Value)).Select(Shown)];

        ShownPack Shown(PackRow row) => new(
            row.Id, people[row.Maker.Value].View, row.Name, row.Description, (int)row.People,
            new([.. tagsOf[row.Id].Select(tag => new PackTag(tag.Name, tag.Display))]),
            new([.. facesOf[row.Id].Select(face => people.GetValueOrDefault(face.MemberId.Value)?.View).OfType<AccountView>()]),
            (PackAnswer?)row.Answer)
        {
            Language = row.Language, IsSensitive = row.Sensitive, IsDiscoverable = row.Discoverable, CreatedAt = row.CreatedAt,
            ChangedAt = row.ChangedAt,
        };
    }

    private sealed class TagRow
    {
        public Id<Pack> PackId { get; set; }
        public string Name { get; set; } = "";
        public string Display { get; set; } = "";
    }

    private sealed class FaceRow
    {
        public Id<Pack> PackId { get; set; }
        public AccountId MemberId { get; set; }
    }
}
