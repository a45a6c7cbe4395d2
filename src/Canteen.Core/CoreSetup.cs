using Canteen.Core.Accounts;
using Canteen.Core.Chats;
using Canteen.Core.Filters;
using Canteen.Core.Lists;
using Canteen.Core.Notifications;
using Canteen.Core.People;
using Canteen.Core.Posts;
using Canteen.Core.Search;
using Canteen.Core.Synonyms;
using Canteen.Core.Tags;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Core;

public static class CoreSetup
{
    public static void AddCore(this IServiceCollection services)
    {
        services.AddSingleton<AccountHydrator>().AddSingleton<RelationshipHydrator>().AddSingleton<AccountNameCache>();
        services.AddSingleton<SearchAccounts>().AddSingleton<SuggestAccounts>().AddSingleton<AccountGate>();
        services.AddSingleton<PostGate>().AddSingleton<VisiblePosts>().AddSingleton<ShowPost>().AddSingleton<PostsByAuthor>();
        services.AddSingleton<StatusWriterJson>().AddSingleton<RenderedPosts>();
        services.AddSingleton<LeftOutPosts>();
        services.AddSingleton<NotificationReader>().AddSingleton<NotificationWriterJson>().AddSingleton<RenderedNotifications>();
        services.AddSingleton<ReadTimeline>().AddSingleton<ReadBoosters>();
        services.AddSingleton<MarkedPosts>().AddSingleton<ResolveOperator>().AddSingleton<PlanSearch>().AddSingleton<SearchPosts>();
        services.AddSingleton<FindPosts>().AddSingleton<RankPosts>().AddSingleton<SearchVocabulary>().AddSingleton<CorrectSpelling>();
        services.AddSingleton<SearchesOfList>().AddSingleton<WatchList>();
        services.AddSingleton<TagGate>().AddSingleton<TagHydrator>().AddSingleton<ReadTagMarks>();
        services.AddSingleton<FlagReader>().AddSingleton<ViewerReader>().AddReaction<ClearFlags>().AddJobWorker<ClearFlags>();
        // Caches forget before timelines hear of a post, so that anybody who is told of it finds it as it is now. Timelines need their
        // viewers, so these come first.
        services.AddLiveTail<TagAliasCache>().AddLiveTail<FilterCache>().AddLiveTail<ListCache>().AddLiveTail<QuietHoursCache>();
        services.AddLiveTail<AccountCache>().AddLiveTail<PostCache>().AddLiveTail<AuthorTimelineCache>().AddLiveTail<PinnedPostCache>();
        services.AddLiveTail<RelationshipCache>().AddLiveTail<UnreadCountCache>().AddLiveTail<DomainPeopleCache>();
        services.AddLiveTail<OpenChats>().AddLiveTail<FeaturedTagCache>().AddLiveTail<SavedSearchCache>();
        services.AddLiveTail<ViewerCache>().AddLiveTail<TimelineCache>().AddLiveTail<HomeMarkCache>();
        services.AddLiveTail<SearchTail>();
    }
}
