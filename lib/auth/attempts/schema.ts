/** How often a user name may be tried within the window, and how long the window is. */
export const ATTEMPTS = 5
export const WINDOW_SECONDS = 300
