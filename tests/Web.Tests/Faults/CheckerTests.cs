using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Faults;

/// <summary>The checker must see what is wrong: each of these histories breaks one promise.</summary>
public sealed class CheckerTests
{
    private const long Vera = 1, Oleg = 2, Room = 10;

    private static readonly Guid First = Guid.NewGuid(), Second = Guid.NewGuid();

    [Fact]
    public void A_right_history_passes() => Assert.Empty(Checker.Violations(Right()));

    [Fact]
    public void A_lost_message_is_seen() => Rejected("C1", e => e with { Truth = e.Truth with { Messages = [e.Truth.Messages[0]] } });

    [Fact]
    public void A_doubled_message_is_seen() => Rejected("C1", e => e with
    {
        Truth = e.Truth with { Messages = [.. e.Truth.Messages, e.Truth.Messages[1] with { Id = 102, Post = 3, Seq = 4 }] },
    });

    [Fact]
    public void A_refused_message_that_stands_is_seen() => Rejected("C1", e => e with
    {
        Deeds = [.. e.Deeds.Select(d => d is { Phase: "ok", Key: { } key } && key == Second ? d with { Phase = "fail" } : d)],
    });

    [Fact]
    public void A_message_that_nobody_sent_is_seen() => Rejected("C1", e => e with { Deeds = [.. e.Deeds.Where(d => d.Key != Second)] });

    [Fact]
    public void A_hole_is_seen() => Rejected("C2", e => e with { Truth = e.Truth with { Events = [.. e.Truth.Events.Where(s => s.Seq != 2)] } });

    [Fact]
    public void Another_order_at_a_client_is_seen() => Rejected("C2", e => e with
    {
        Sightings = [new(50, Oleg, "live", Room, 1, "message_posted", 101, 1), new(51, Oleg, "live", Room, 2, "message_posted", 100, 1)],
    });

    [Fact]
    public void Going_back_is_seen() => Rejected("C3", e => e with
    {
        Sightings = [Applied(50, 2, 101), Applied(51, 1, 100)],
    });

    [Fact]
    public void A_later_message_before_an_earlier_one_is_seen() => Rejected("C4", e => e with
    {
        Deeds = [.. e.Deeds.Select(d => d.Key == First ? d with { At = d.At + 1000 } : d)],
    });

    [Fact]
    public void A_leak_to_one_who_was_removed_is_seen() => Rejected("C5", e => e with { Sightings = [new(60, Oleg, "live", Room, 4, "message_edited", 101, 2)] });

    [Fact]
    public void A_leaked_head_is_seen() => Rejected("C5", e => e with { Sightings = [new(60, Oleg, "head", Room, 4, "head")] });

    [Fact]
    public void What_is_read_after_coming_back_is_no_leak() => Assert.Empty(Checker.Violations(Right() with
    {
        Deeds = [.. Right().Deeds, new(70, "invoke", Oleg, "let_in", Room)],
        Sightings = [new(80, Oleg, "catch_up", Room, 4, "message_edited", 101, 2)],
    }));

    [Fact]
    public void A_wrong_count_is_seen() => Rejected("C6", e => e with { Shown = [new(Room, Vera, 1, 0, 3)] });

    [Fact]
    public void A_client_that_stays_behind_is_seen() => Rejected("C7", e => e with { Held = [e.Held[0] with { Seq = 3 }] });

    [Fact]
    public void A_client_with_an_old_text_is_seen() => Rejected("C7", e => e with
    {
        Held = [e.Held[0] with { Messages = new Dictionary<long, WireMessage>(e.Held[0].Messages) { [2] = e.Held[0].Messages[2] with { Text = "Два", Version = 1 } } }],
    });

    [Fact]
    public void A_lost_edit_is_seen() => Rejected("C7", e => e with
    {
        Deeds = [.. e.Deeds, new(45, "ok", Vera, "edit", Room, Message: 101, Version: 3, Text: "Три")],
    });

    private static Sighting Applied(long at, long seq, long message) => new(at, Oleg, "applied", Room, seq, "message_posted", message, 1);

    private static void Rejected(string promise, Func<Evidence, Evidence> spoil)
    {
        var found = Checker.Violations(spoil(Right()));
        Assert.NotEmpty(found);
        Assert.Contains(found, line => line.StartsWith(promise, StringComparison.Ordinal));
    }

    /// <summary>Vera posts twice, Oleg is put out, Vera edits.</summary>
    private static Evidence Right() => new(
        [
            new(1, "invoke", Vera, "post", Room, First), new(10, "ok", Vera, "post", Room, First, 100, 1),
            new(20, "invoke", Vera, "post", Room, Second), new(30, "ok", Vera, "post", Room, Second, 101, 2),
            new(40, "ok", Vera, "edit", Room, Message: 101, Version: 2, Text: "Два с половиной"),
        ],
        [Applied(12, 1, 100), Applied(32, 2, 101)],
        new Truth(
            [new(Room, 4, 2, Open: false)],
            [new(Room, 1, "message_posted", 100, null), new(Room, 2, "message_posted", 101, null), new(Room, 3, "members_changed", null, Oleg), new(Room, 4, "message_edited", 101, null)],
            [new(100, Vera, First, Room, 1, 1, "Раз", 1, false), new(101, Vera, Second, Room, 2, 2, "Два с половиной", 2, false)],
            [new(Room, Vera, 1, 0, 1)]),
        [new(Vera, Room, 4, new Dictionary<long, WireMessage> { [1] = new(100, Room, Vera, First, "Раз", 1, false, []), [2] = new(101, Room, Vera, Second, "Два с половиной", 2, false, []) })],
        [new(Room, Vera, 1, 0, 1)]);
}
