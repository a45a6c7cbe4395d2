namespace Canteen.Features.Gathering.Tweetchats.Habits;

internal sealed record HabitsJson(bool AtHome, bool ToFollowers)
{
    public static HabitsJson From(ChatHabits habits) => new(habits.AtHome, habits.ToFollowers);
}
