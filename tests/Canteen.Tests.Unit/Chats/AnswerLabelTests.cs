using System.Diagnostics;
using Canteen.Tests.Unit.Posts;
using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Chats;

/// <summary>Which question a post answers, by what its writer typed.</summary>
public sealed class AnswerLabelTests
{
    [Theory]
    [InlineData("A2 we dim the lights")]
    [InlineData("a2 we dim the lights")]
    [InlineData("a2: we dim the lights")]
    [InlineData("A2. We dim the lights")]
    [InlineData("A2.We dim the lights")]
    [InlineData("A2...we dim the lights")]
    [InlineData("A2…we dim the lights")]
    [InlineData("A2- we dim the lights")]
    [InlineData("A2 – we dim the lights")]
    [InlineData("A2, we dim the lights")]
    [InlineData("A2) We dim the lights")]
    [InlineData("(A2) We dim the lights")]
    [InlineData("[a2] we dim the lights")]
    [InlineData("**A2** We dim the lights")]
    [InlineData("A2/ We dim the lights")]
    [InlineData("A2\nWe dim the lights")]
    [InlineData("A2")]
    [InlineData("A2!")]
    [InlineData("A02 we dim the lights")]
    [InlineData("A.2 we dim the lights")]
    [InlineData("A-2 we dim the lights")]
    [InlineData("A#2 we dim the lights")]
    [InlineData("A 2: we dim the lights")]
    [InlineData("A 2 - we dim the lights")]
    [InlineData("A 2\nWe dim the lights")]
    [InlineData("A 2")]
    [InlineData("A2b we dim the lights")]
    [InlineData("A2/A3 we dim the lights")]
    [InlineData("A2 & A3: we dim the lights")]
    [InlineData("A2: 3 nurses dim the lights")]
    [InlineData("Q2 We dim the lights")]
    [InlineData("Q 2 we dim the lights")]
    [InlineData("Q2 results of the year")]
    [InlineData("Ans2: we dim the lights")]
    [InlineData("Answer 2: we dim the lights")]
    [InlineData("ANSWER NO. 2 we dim the lights")]
    [InlineData("Question 2 we dim the lights")]
    [InlineData("Question #2, we dim the lights")]
    [InlineData("question number 2: we dim the lights")]
    [InlineData("Ateb 2: dyn ni'n pylu'r golau")]
    [InlineData("Cwestiwn 2 dyn ni'n pylu'r golau")]
    [InlineData("re Q2 we dim the lights")]
    [InlineData("Re: Q2, we dim the lights")]
    [InlineData("My A2: we dim the lights")]
    [InlineData("Answer to Q2: we dim the lights")]
    [InlineData("Answering question 2: we dim the lights")]
    [InlineData("#NightOwls A2 we dim the lights")]
    [InlineData("@host A2 we dim the lights")]
    [InlineData("@host@ward.example @other #NightOwls\n\nA2 we dim the lights")]
    [InlineData("RT @host: A2 we dim the lights")]
    [InlineData("🌙 A2 we dim the lights")]
    [InlineData("👩🏽‍⚕️A2: we dim the lights")]
    [InlineData("https://chat.example/q/5 A2 we dim the lights")]
    [InlineData("1/3 A2 we dim the lights")]
    [InlineData("(1/) A2 we dim the lights")]
    [InlineData("Ａ２：we dim the lights")]
    [InlineData("𝐀𝟐 we dim the lights")]
    [InlineData("Ⓐ② we dim the lights")]
    [InlineData("🅰️2️⃣ we dim the lights")]
    [InlineData("A2️⃣ we dim the lights")]
    [InlineData("A\u200B2 we dim the lights")]
    [InlineData("A2 we dim the lights, A3 we whisper")]
    [InlineData("Evening all, Jo from Cardiff!\nA2: we dim the lights")]
    [InlineData("We dim the lights #NightOwls A2")]
    [InlineData("We dim the lights #NightOwls a2 🌙")]
    [InlineData("We dim the lights. A2 #NightOwls")]
    [InlineData("We dim the lights (A2)")]
    [InlineData("We dim the lights - A2")]
    [InlineData("We dim the lights 🌙 A2")]
    [InlineData("We dim the lights\na2")]
    public void A_label_is_read_however_it_is_typed(string text) => Assert.Equal(2, AnswerLabel.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("A&E is full")]
    [InlineData("The A1 motorway is closed")]
    [InlineData("A1 motorway closed, so I am late")]
    [InlineData("A1(M) closed, so I am late")]
    [InlineData("We came by the A1 road and were late")]
    [InlineData("My level is A2")]
    [InlineData("I turned off at the A2.")]
    [InlineData("vitamin B2")]
    [InlineData("Take vitamin A2")]
    [InlineData("Q10 coenzyme helps nobody")]
    [InlineData("H1N1 is back")]
    [InlineData("COVID-19 is back")]
    [InlineData("https://ward.example/a2")]
    [InlineData("https://a2.example/ A4 paper")]
    [InlineData("a2.example.org has it")]
    [InlineData("a2@ward.example answers")]
    [InlineData("Look at ward.example/A2")]
    [InlineData("/a2/b is the folder")]
    [InlineData("#A2 we speak a little Welsh")]
    [InlineData("Learning Welsh #A2")]
    [InlineData("FAQ2 says so")]
    [InlineData("BA2 is a variant")]
    [InlineData("A2-level biology")]
    [InlineData("A2 level biology")]
    [InlineData("A4 paper is out")]
    [InlineData("A4's what I print on")]
    [InlineData("A2 milk is dear")]
    [InlineData("A1c of 48 is the limit")]
    [InlineData("A1C of 48 is the limit")]
    [InlineData("HbA1c of 48")]
    [InlineData("Q2 2026 was hard")]
    [InlineData("Q2/2026 was hard")]
    [InlineData("£2 a day")]
    [InlineData("=A2 is a cell")]
    [InlineData("2A we dim the lights")]
    [InlineData("a 2 week wait")]
    [InlineData("A 2 week wait is too long")]
    [InlineData("A 2-week wait is too long")]
    [InlineData("A 2 - 3 week wait is too long")]
    [InlineData("A 2:1 ratio is too low")]
    [InlineData("A 2nd opinion")]
    [InlineData("A 24/7 desk")]
    [InlineData("A2.5 is no number")]
    [InlineData("A100 is no question")]
    [InlineData("A: 2 weeks")]
    [InlineData("Answer: 2 weeks")]
    [InlineData("A²")]
    [InlineData("Ā2 we dim the lights")]
    [InlineData("A\u03042 we dim the lights")]
    [InlineData("ÅA2 we dim the lights")]
    [InlineData("We dim the lights A2")]
    [InlineData("We dim the lights. a2")]
    [InlineData("Evening all\nA2 milk")]
    [InlineData("We think that A2: is about the lights")]
    public void What_only_looks_like_a_label_is_none(string text) => Assert.Null(AnswerLabel.Read(text));

    [Theory]
    [InlineData("A0 hello", 0)]
    [InlineData("A21 hello", 21)]
    [InlineData("Q99: hello", 99)]
    [InlineData("A3 hello #NightOwls A2", 3)]
    public void The_number_is_the_first_and_need_not_be_one_that_there_is(string text, int number) =>
        Assert.Equal(number, AnswerLabel.Read(text));

    [Fact]
    public void Before_any_text_a_label_with_a_mark_counts_and_whatever_is_read_is_in_range()
    {
        Hostile.Check(text => Assert.Equal(7, AnswerLabel.Read("A7: " + text)));
        Hostile.Check(text => Assert.InRange(AnswerLabel.Read(text + "A2") ?? 0, 0, 99));
        var pieces = Gen.Elements(
            "A", "a", "2", "Q", " ", "\n", ":", ".", "/", "-", "#x", "@y", "re", "answer", "no.", "(", ")", "🌙", "'", "c");
        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), text => Assert.InRange(AnswerLabel.Read(text) ?? 0, 0, 99))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData("re ")]
    [InlineData("answer ")]
    [InlineData("1/")]
    [InlineData("a2 ")]
    [InlineData("\na2")]
    [InlineData("\nA 2 ")]
    [InlineData("#a")]
    [InlineData("@a ")]
    [InlineData("🌙")]
    [InlineData("a")]
    [InlineData("２")]
    [InlineData("#")]
    [InlineData("((")]
    public void The_time_is_linear(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var clock = Stopwatch.StartNew();
        AnswerLabel.Read(text);
        AnswerLabel.Read("A 2" + text + "we");
        AnswerLabel.Read("we " + text + " A2");
        // Quadratic time would be many seconds. A machine that is busy may take some hundred times as long as usual.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }
}
