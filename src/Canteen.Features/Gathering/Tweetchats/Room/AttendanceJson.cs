namespace Canteen.Features.Gathering.Tweetchats.Room;

internal sealed record AttendanceJson(int Minutes, int QuestionsSeen, int Posts)
{
    public static AttendanceJson From(Attendance attendance) => new(attendance.Minutes, attendance.Questions, attendance.Posts);
}
