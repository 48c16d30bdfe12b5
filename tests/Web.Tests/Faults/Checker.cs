using MtsLife.Support.Chat;

namespace MtsLife.Web.Tests.Faults;

/// <summary>What a client holds of a channel in the end.</summary>
internal sealed record Held(long Person, long Channel, long Seq, IReadOnlyDictionary<long, WireMessage> Messages);

internal sealed record Evidence(
    IReadOnlyList<Deed> Deeds, IReadOnlyList<Sighting> Sightings, Truth Truth, IReadOnlyList<Held> Held, IReadOnlyList<StoredMark> Shown);

/// <summary>Reads a history in the manner of Jepsen: one line for each promise that it breaks.</summary>
internal static class Checker
{
    private const int Most = 5;

    public static IReadOnlyList<string> Violations(Evidence e) =>
    [
        .. EverySendOnceOrNever(e), .. NumbersAreDense(e.Truth), .. OneOrderForEverybody(e), .. NobodyGoesBack(e),
        .. WhatEndedFirstStandsFirst(e), .. TheRemovedHearNothing(e), .. MarksAreShownAsCounted(e), .. EverybodyHoldsTheSame(e),
        .. LastWordStands(e),
    ];

    private static IEnumerable<string> EverySendOnceOrNever(Evidence e)
    {
        var stored = e.Truth.Messages.ToLookup(m => (m.Author, m.Key));
        var sent = e.Deeds.Where(d => d.What == "post").ToLookup(d => (d.Person, d.Key!.Value));
        foreach (var send in sent)
        {
            var found = stored[send.Key].ToList();
            var ack = send.FirstOrDefault(d => d.Phase == "ok");
            if (ack is not null && (found.Count != 1 || (found[0].Id, found[0].Seq, found[0].Channel) != (ack.Message, ack.Seq, ack.Channel)))
                yield return $"C1 acknowledged as {ack}, stored {found.Count} times: {string.Join("; ", found)}";
            if (ack is null && send.Any(d => d.Phase == "fail") && found.Count != 0)
                yield return $"C1 refused and stored: {found[0]}";
            if (found.Count > 1)
                yield return $"C1 doubled: {string.Join("; ", found)}";
        }

        foreach (var stray in stored.Where(m => !sent.Contains(m.Key)).Take(Most))
            yield return $"C1 nobody sent {stray.First()}";
    }

    private static IEnumerable<string> NumbersAreDense(Truth truth)
    {
        var events = truth.Events.ToLookup(e => e.Channel, e => e.Seq);
        var posts = truth.Messages.ToLookup(m => m.Channel, m => m.Post);
        foreach (var head in truth.Heads)
        {
            if (!events[head.Channel].Order().SequenceEqual(Numbers(head.HeadSeq)))
                yield return $"C2 events of channel {head.Channel} are not 1 to {head.HeadSeq}";
            if (!posts[head.Channel].Order().SequenceEqual(Numbers(head.HeadPost)))
                yield return $"C2 posts of channel {head.Channel} are not 1 to {head.HeadPost}";
        }
    }

    private static IEnumerable<long> Numbers(long last) => Enumerable.Range(1, (int)last).Select(i => (long)i);

    private static IEnumerable<string> OneOrderForEverybody(Evidence e)
    {
        var stored = e.Truth.Events.ToDictionary(s => (s.Channel, s.Seq));
        return e.Sightings.Where(s => s.How is "live" or "catch_up" or "applied" && s.Kind != "gone")
            .Where(s => !stored.TryGetValue((s.Channel, s.Seq), out var said) || said.Kind != s.Kind || (s.Message is not null && said.Message != s.Message))
            .Take(Most).Select(s => $"C2 another order than the database's: {s}");
    }

    private static IEnumerable<string> NobodyGoesBack(Evidence e)
    {
        foreach (var client in e.Sightings.Where(s => s.How == "applied").GroupBy(s => (s.Person, s.Channel)))
        {
            // In the order in which they were recorded: within one client that is the order of applying.
            var last = 0L;
            foreach (var applied in client)
            {
                if (applied.Seq <= last)
                    yield return $"C3 after {last} came {applied}";
                last = applied.Seq;
            }
        }
    }

    private static IEnumerable<string> WhatEndedFirstStandsFirst(Evidence e)
    {
        var posts = e.Deeds.Where(d => d.What == "post").ToList();
        var begun = posts.Where(d => d.Phase == "invoke").GroupBy(d => d.Key!.Value).ToDictionary(g => g.Key, g => g.Min(d => d.At));
        foreach (var channel in posts.Where(d => d.Phase == "ok").GroupBy(d => d.Channel))
        {
            var ended = channel.OrderBy(d => d.At).ToList();
            var (next, highest) = (0, (Deed?)null);
            foreach (var ack in channel.OrderBy(d => begun[d.Key!.Value]))
            {
                for (; next < ended.Count && ended[next].At < begun[ack.Key!.Value]; next++)
                    highest = highest is null || ended[next].Seq > highest.Seq ? ended[next] : highest;
                if (highest?.Seq > ack.Seq)
                    yield return $"C4 {highest} had ended before {ack} began";
            }
        }
    }

    private static IEnumerable<string> TheRemovedHearNothing(Evidence e)
    {
        var closed = e.Truth.Heads.Where(h => !h.Open).Select(h => h.Channel).ToHashSet();
        var seen = e.Sightings.ToLookup(s => (s.Person, s.Channel));
        foreach (var changes in e.Truth.Events.Where(s => s.Kind == "members_changed" && s.Person is not null && closed.Contains(s.Channel))
                     .GroupBy(s => (Person: s.Person!.Value, s.Channel)))
        {
            // Everybody begins as a member, so comings and goings alternate, beginning with a going.
            var backs = e.Deeds.Where(d => d is { What: "let_in", Phase: "invoke" } && (d.Person, d.Channel) == changes.Key).Select(d => d.At).Order().ToList();
            var goings = changes.OrderBy(s => s.Seq).Where((_, i) => i % 2 == 0).ToList();
            for (var i = 0; i < goings.Count; i++)
            {
                var back = i < backs.Count ? backs[i] : long.MaxValue;
                foreach (var leak in seen[changes.Key].Where(s => s.Seq > goings[i].Seq && s.At < back).Take(Most))
                    yield return $"C5 removed at {goings[i].Seq}, and yet: {leak}";
            }
        }
    }

    private static IEnumerable<string> MarksAreShownAsCounted(Evidence e)
    {
        var counted = e.Truth.Marks.ToDictionary(m => (m.Channel, m.Person));
        return e.Shown.Where(s => !counted.TryGetValue((s.Channel, s.Person), out var mark) || mark != s)
            .Take(Most).Select(s => $"C6 shown {s}, counted {counted.GetValueOrDefault((s.Channel, s.Person))}");
    }

    private static IEnumerable<string> EverybodyHoldsTheSame(Evidence e)
    {
        var stored = e.Truth.Messages.ToLookup(m => m.Channel);
        var heads = e.Truth.Heads.ToDictionary(h => h.Channel, h => h.HeadSeq);
        foreach (var held in e.Held)
        {
            if (held.Seq != heads[held.Channel])
                yield return $"C7 person {held.Person} stays at {held.Seq} of {heads[held.Channel]} in channel {held.Channel}";
            foreach (var m in stored[held.Channel].Where(m => !held.Messages.TryGetValue(m.Post, out var mine) || !IsSame(mine, m)).Take(Most))
                yield return $"C7 person {held.Person} holds {held.Messages.GetValueOrDefault(m.Post)} instead of {m}";

            if (held.Messages.Count != stored[held.Channel].Count())
                yield return $"C7 person {held.Person} holds {held.Messages.Count} messages in channel {held.Channel}";
        }
    }

    private static bool IsSame(WireMessage mine, StoredMessage m) =>
        (mine.Id, mine.Text, mine.Version, mine.Deleted) == (m.Id, m.Text, m.Version, m.Deleted);

    /// <summary>The highest version that was acknowledged says what the message says, unless a later one came of an unknown outcome.</summary>
    private static IEnumerable<string> LastWordStands(Evidence e)
    {
        var stored = e.Truth.Messages.ToDictionary(m => m.Id);
        foreach (var changes in e.Deeds.Where(d => d is { Phase: "ok", What: "edit" or "delete", Message: not null }).GroupBy(d => d.Message!.Value))
        {
            if (!stored.TryGetValue(changes.Key, out var message))
                yield return $"C7 message {changes.Key} is gone";
            else if (changes.Any(d => d.What == "delete") && !message.Deleted)
                yield return $"C7 deleted and yet there: {message}";
            else if (!message.Deleted && changes.Where(d => d.What == "edit").MaxBy(d => d.Version) is { } last
                     && last.Version >= message.Version && last.Text != message.Text)
                yield return $"C7 edited as {last}, stands as {message}";
        }
    }
}
