/** Reading is always safe; only running is withheld. Handlers check too: these lines are what VS Code shows and enforces beside that. */
export const capabilities = {
  untrustedWorkspaces: 'Runbooks are shown and checked. Running their blocks needs a trusted workspace.',
  virtualWorkspaces: 'Runbooks are shown and checked. Running their blocks needs a folder on disk.',
} as const;
