using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <summary>From a request to what a lane writes: kind, title, card, text, names and topics, each refused by its own name.</summary>
public sealed class Drafting(Composing composing, ChannelFacts facts, MessageSql messages, MessageKinds kinds)
{
    private const string Chat = "chat";

    internal async Task<Answer<NewPost>> DraftAsync(Actor actor, PostMessage request)
    {
        var found = kinds.Find(request.Kind);
        if (found.Refusal is { } unknown)
        {
            return unknown;
        }

        var (kind, where) = (found.Ok, await facts.FindAsync(request.ChannelId));
        if (where?.RootId is not null && (kind is not null || request.Title is not null))
        {
            return Refusals.Invalid("kind", "in_thread", "A reply is a plain message.");
        }

        var title = Titles.Read(kind, request.Title);
        if (title.IsRefused)
        {
            return title.Refusal;
        }

        var content = await ReadAsync(actor, request, kind);
        if (content.IsRefused)
        {
            return content.Refusal;
        }

        var composed = await composing.ComposeAsync(
            actor, request.ChannelId, request.Text, request.Topics, mayBeEmpty: title.Ok.Length > 0 && kind is { TitleIsEnough: true });
        return composed.IsRefused ? composed.Refusal : WithView(Post(actor, request, composed.Ok, kind, content.Ok) with
        {
            Title = title.Ok,
            Topics = [.. composed.Ok.Topics.Concat(OwnTopic(where)).DistinctBy(t => t.TopicId)],
            Reply = where is { RootId: { } root, HomeId: { } home } ? new Reply(root, home, await messages.StandsAsync(root)) : null,
        });
    }

    private static Task<Answer<NewContent>> ReadAsync(Actor actor, PostMessage request, MessageKind? kind) =>
        kind is not null ? kind.ReadAsync(actor, request)
        : Task.FromResult<Answer<NewContent>>(
            request.Card is null ? new NewContent(null) : Refusals.Invalid("card", "unexpected", "A plain message takes no card."));

    private static NewPost Post(Actor actor, PostMessage request, Composed composed, MessageKind? kind, NewContent content) => new(
        actor.PersonId, request.ClientId, request.ChannelId, kind?.Kind ?? Chat, composed.Text, composed.Html, MessageRenderer.Version,
        [.. composed.Mentions.Union(content.AlsoNamed ?? [])], composed.ChannelMention, null)
    {
        Cards = kind,
        Card = content.Card,
        Shown = content.Shown,
    };

    /// <summary>What is written in a topic's own channel is on that topic without saying so.</summary>
    private static IEnumerable<PostTopic> OwnTopic(ChannelFactsRow? where) =>
        where is { TopicId: { } topic } ? [new PostTopic(topic, where.Id, false)] : [];

    /// <summary>Told from what is known here; a kind that cannot say at once what its card shows is read from its rows after commit.</summary>
    private static NewPost WithView(NewPost post) =>
        post.Kind != Chat && post.Shown is null ? post : post with { View = e => new MessagePosted(e.ChannelId, e.Seq, e.At, e.Post, View(e, post)) };

    internal static MessageView View(Emission e, NewPost post) => new(
        e.MessageId!.Value, post.ChannelId, post.AuthorId, post.Kind, post.ClientId, post.Text, post.Html, 1, post.Topics.Count > 0 ? 2 : 1, e.At, null,
        false, [.. e.Mentioned.Order()], post.ChannelMention is not null)
    {
        Title = post.Title.Length > 0 ? post.Title : null,
        Card = (Card?)post.Shown,
        RootId = post.Reply?.RootId,
        HomeId = post.Reply?.HomeId,
        Topics = post.Topics.Count > 0 ? [.. post.Topics.Select(t => new MessageTopic(t.TopicId, t.FromText)).OrderBy(t => t.TopicId)] : null,
    };
}
