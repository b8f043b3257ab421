/** Everything that is kept of what a device calls itself. */
export const SYSTEMS = ['windows', 'macos', 'ios', 'harmony', 'android', 'linux', 'unknown'] as const;
export const BROWSERS = ['wechat', 'edge', 'firefox', 'chrome', 'safari', 'unknown'] as const;
