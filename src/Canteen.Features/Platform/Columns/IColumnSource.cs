using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Columns;

/// <summary>What a room offers to be read as one column beside others.</summary>
public interface IColumnSource
{
    /// <summary>As in <see cref="Column.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Those that the page for choosing offers.</summary>
    ValueTask<IReadOnlyList<OfferedColumn>> OfferAsync(AccountId me, CancellationToken ct);

    /// <returns>Null where there is none, or none for this person.</returns>
    ValueTask<OfferedColumn?> FindAsync(AccountId me, string of, CancellationToken ct);

    /// <summary>Its newest page, for the person who is asking.</summary>
    /// <param name="column">One that <see cref="FindAsync"/> has found.</param>
    /// <param name="number">Its place on the page.</param>
    ValueTask<HtmlPart> ReadAsync(HttpContext http, OfferedColumn column, int number);
}

/// <param name="Title">As the column is headed, in the reader's language.</param>
/// <param name="Icon">The name of a picture.</param>
/// <param name="Path">The page that shows it alone.</param>
public sealed record OfferedColumn(Column Column, string Title, string Icon, string Path);

public static class ColumnRegistration
{
    public static IServiceCollection AddColumn<TSource>(this IServiceCollection services) where TSource : class, IColumnSource =>
        services.AddSingleton<IColumnSource, TSource>();
}
