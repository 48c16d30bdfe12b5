namespace MtsLife.Hub.Demo;

/// <summary>Plays dialogues in one channel until it has as much talk as planned.</summary>
/// <param name="mayAddress">Whether an answer sometimes names whom it answers: not where only two talk.</param>
/// <param name="directing">Null where people only talk.</param>
internal sealed class Stage(long channelId, Casting casting, Clockwork clock, Chance chance, bool mayAddress, Directing? directing = null)
{
    // Thirty messages of a channel, with what is said in threads under them.
    private const int InView = 150;

    // Kept free for what was written to be said last.
    private static readonly TimeSpan LastHour = TimeSpan.FromMinutes(70);

    private readonly List<Said> said = [];

    // As it was said: what is directed then may get a topic or a title.
    private readonly List<string> spoken = [];

    public void Play(Deck deck, int messages, int endsDaysAgo)
    {
        var moments = new SortedSet<DateTime>();
        while (moments.Count < messages / deck.AverageLines)
        {
            if (clock.Moment(casting.Anybody().Zone, endsDaysAgo) is { } at)
                moments.Add(at);
        }
        foreach (var at in moments)
            Play(deck.Draw(), at);
    }

    /// <summary>A written scene with its own people, so long ago.</summary>
    public void PlayScene(Exchange scene, Func<string, DemoPerson> named)
    {
        var at = clock.Ago(scene.Scene!.Value.Ago);
        said.AddRange(Perform(scene, casting.For(scene, at, named), at));
    }

    public List<Said> Lines => said;

    private void Play(Exchange exchange, DateTime at)
    {
        // One conversation after the other is easier to follow; people do not always wait, though.
        if (said.Count > 0 && said[^1].At >= at && !chance.Of(0.1))
            at = said[^1].At + clock.Pause(null);
        if (casting.For(exchange, at) is not { } cast)
            return;
        var lines = Perform(exchange, cast, at);
        if (lines[^1].At < clock.Now - LastHour)
            said.AddRange(lines);
    }

    /// <summary>The last conversation of a channel ended minutes ago, if somebody is up.</summary>
    public void PlayLately(Deck deck)
    {
        var ended = clock.Now.AddMinutes(-chance.Between(4.0, 60));
        for (var tries = 0; tries < 8; tries++)
        {
            var exchange = deck.Draw();
            var at = Clockwork.Whole(ended.AddMinutes(-3 * exchange.Lines.Count));
            if (casting.For(exchange, at) is not { } cast)
                continue;
            var lines = Perform(exchange, cast, at);
            if (lines[^1].At < clock.Now.AddMinutes(-2))
            {
                said.AddRange(lines);
                return;
            }
        }
    }

    private List<Said> Perform(Exchange exchange, Dictionary<char, DemoPerson> cast, DateTime at)
    {
        var wording = new Wording(chance, cast);
        var recent = spoken.TakeLast(InView).ToHashSet();
        var lines = new List<Said>();
        foreach (var line in exchange.Lines)
        {
            if (lines.Count > 0)
                at += clock.Pause(line.Minutes);
            var author = cast[line.Role];
            // A scene is written for those who play it, to the letter.
            var voice = exchange.Scene is null ? author.Voice : Voice.Plain;
            var text = NewText(wording, line.Text, voice, recent);
            if (mayAddress && exchange.Scene is null && lines.Count > 0)
                text = Addressed(text, lines[^1].Author, author, recent);
            lines.Add(new Said(channelId, author, Clockwork.Whole(at), text));
        }
        spoken.AddRange(lines.Select(line => line.Text));
        return directing is null ? lines : directing.Direct(exchange, lines, cast);
    }

    private string Addressed(string text, DemoPerson whom, DemoPerson author, HashSet<string> recent)
    {
        if (whom == author || text.AsSpan().IndexOfAny("@\n>|") >= 0 || !chance.Of(0.08))
            return text;
        var addressed = $"@{whom.Handle} {text}";
        return recent.Add(addressed) ? addressed : text;
    }

    private string NewText(Wording wording, string template, Voice voice, HashSet<string> recent)
    {
        var text = "";
        for (var tries = 0; tries < 8; tries++)
        {
            text = voice.Speak(wording.Say(template), chance);
            if (recent.Add(text))
                return text;
        }
        // What can be said in one way only still must not stand there twice in view.
        while (!recent.Add(text))
            text += chance.Pick<string>([" 🙂", "!", " 👍", ")", " 🙌"]);
        return text;
    }
}
