"""`python -m umi_local` is `umi`."""

from umi_local.cli.main import main

if __name__ == "__main__":
    main()
