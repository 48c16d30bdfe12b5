namespace MtsLife.Hub.Demo;

/// <summary>A line as it was said in a channel.</summary>
internal sealed record Said(long ChannelId, DemoPerson Author, DateTime At, string Text);
