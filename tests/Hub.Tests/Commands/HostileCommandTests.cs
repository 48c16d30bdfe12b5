using CsCheck;
using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;
using MtsLife.Hub.Commands.Basic;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
using MtsLife.Hub.Tests.Messages;
using Xunit;

namespace MtsLife.Hub.Tests.Commands;

using CommandLine = MtsLife.Hub.Commands.CommandLine;

/// <summary>Whatever is written after a command, each reader takes its part or refuses it, in little time.</summary>
public sealed class HostileCommandTests
{
    private static readonly CommandClock Clock = WrittenTimeTests.At("2026-11-24T12:00Z", "Europe/Moscow");

    private static readonly string[] Pieces =
    [
        "\"", "«", "»", "„", "“", "”", "\\", "@", "@vera", "@\"", "@«", "[", "]", "](", "#", "#«", "#дмс", "--", "—", "--until", "--multi", "--x", "`", "``", "/", "//", ".",
        " ", "\n", "\t", "\u00A0", "\u2028", "18:00", "31.12", "9999-12-31", "0001-01-01", "2h", "99999ч", "завтра", "в", "-20:00", "А", "я", "😀", "e\u0301", "\u202E", "\uFFFF", "٣", ",", "спасибо",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]);

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Frequency((9, Piece), (1, Gen.String)).Array[0, 60].Select(string.Concat),
        Gen.Select(Piece, Piece, (a, b) => string.Concat(Enumerable.Repeat(a + b, 16_000 / (a.Length + b.Length)))),
        Gen.String[0, 200]);

    [Fact]
    public void Nothing_that_can_be_typed_breaks_a_reader() => Texts.Sample(
        raw =>
        {
            if (MessageText.TryRead(raw, out var text) == TextProblem.None)
            {
                Read(text);
            }
        },
        iter: Messages.Size.IsFull ? 100_000 : 2_000);

    [Fact]
    public void Sixteen_thousand_characters_are_read_in_no_time()
    {
        foreach (var (name, text) in HostileTexts.All().Where(hostile => MessageText.TryRead(hostile.Text, out _) == TextProblem.None))
        {
            var started = TimeProvider.System.GetTimestamp();
            Read(text);
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(3), name);
        }
    }

    private static void Read(string text)
    {
        _ = CommandLine.Read(text, name => name.Length > 3);
        Assert.NotNull(CommandLine.Read(CommandLine.Escaped(text), _ => true).Text);
        AssertClear(CommandFlags.Take(text, Clock, isProse: true, CommandFlag.Until));
        AssertClear(CommandFlags.Take(text, Clock, isProse: false, CommandFlag.Until));
        AssertClear(TitledText.Read(text));
        AssertClear(StatusLine.Read(text, Clock));
        AssertClear(WrittenTime.Read(text, 0, Clock));
        var arguments = new CommandArguments(text);
        AssertClear(arguments.Mentions());
        _ = arguments.Bracketed();
        AssertClear(arguments.Quoted());
        AssertClear(arguments.Time(Clock));
        _ = arguments.Topics();
        _ = arguments.Line();
        Assert.EndsWith(arguments.Rest, text.TrimEnd(), StringComparison.Ordinal);
    }

    private static void AssertClear<T>(Answer<T> answer)
    {
        if (answer.Refusal is { } refusal)
        {
            Assert.Equal(("invalid", "text"), (refusal.Code, refusal.Field));
            Assert.NotNull(refusal.Reason);
            Assert.True(refusal.Data?.Given is null or { Length: <= 80 });
        }
    }
}
