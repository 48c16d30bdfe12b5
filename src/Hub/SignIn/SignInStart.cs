using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.SignIn;

public static class SignInStart
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
        {
            // Password and Login say what is allowed; Identity's own rules would refuse again, in other words.
            options.Password = new() { RequiredLength = 1, RequiredUniqueChars = 0, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            options.User.AllowedUserNameCharacters = "";
            options.Lockout = new() { MaxFailedAccessAttempts = Lockout.AfterFailures, DefaultLockoutTimeSpan = Lockout.Duration };
        }).AddUserStore<AccountStore>();

        services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LiveConnections>();
        services.TryAddSingleton(OneClickPeople.Nobody);
        services.AddSingleton<RateLimits>().AddSingleton<UnknownLogins>().AddSingleton<Seen>().AddSingleton<Sessions>().AddSingleton<AccessTokens>();
        services.AddSingleton<PeopleNews>().AddSingleton<Myself>().AddSingleton<OneClickSigningIn>().AddSingleton<SettingUp>();
        services.AddScoped<Joining>().AddScoped<SigningIn>().AddScoped<ChangingPassword>();
        services.AddHostedService<Sweeping>();

        services.AddDataProtection().SetApplicationName("mtslife");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRing>();
    }
}
