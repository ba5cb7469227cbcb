using MudBlazor;

namespace Portal.Web.Components.Layout;

/// <summary>One accent, neutral greys, the system's fonts. portal.css takes its colours from the variables this makes.</summary>
public static class PortalTheme
{
    static readonly string[] SystemFonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b6e75",
            PrimaryContrastText = "#ffffff",
            Secondary = "#44546a",
            Info = "#2563a8",
            Success = "#1f7a45",
            Warning = "#9a5b00",
            Error = "#b3261e",
            Background = "#f6f7f8",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1b2126",
            DrawerBackground = "#ffffff",
            TextPrimary = "#1b2126",
            TextSecondary = "#56616b",
            ActionDefault = "#56616b",
            LinesDefault = "#dfe3e6",
            LinesInputs = "#b9c1c8",
            TableLines = "#e6e9ec",
            TableHover = "#eef4f4",
            Divider = "#dfe3e6",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#4fb8bf",
            PrimaryContrastText = "#06282b",
            Secondary = "#a9b6c4",
            Info = "#7fb2ea",
            Success = "#6cc890",
            Warning = "#e6b35c",
            Error = "#f2938c",
            Background = "#14181b",
            Surface = "#1b2024",
            AppbarBackground = "#1b2024",
            AppbarText = "#e6eaed",
            DrawerBackground = "#1b2024",
            TextPrimary = "#e6eaed",
            TextSecondary = "#a3adb5",
            ActionDefault = "#a3adb5",
            LinesDefault = "#2d343a",
            LinesInputs = "#4a545c",
            TableLines = "#2a3136",
            TableHover = "#222a2e",
            Divider = "#2d343a",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = SystemFonts, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = SystemFonts, FontSize = "1.375rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "normal" },
            H2 = new H2Typography { FontFamily = SystemFonts, FontSize = "1.125rem", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "normal" },
            H3 = new H3Typography { FontFamily = SystemFonts, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = SystemFonts, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = SystemFonts, FontSize = "0.8125rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = SystemFonts, FontSize = "0.875rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = SystemFonts, FontSize = "0.75rem", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "208px", AppbarHeight = "48px" },
    };
}
