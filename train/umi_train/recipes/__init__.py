"""Recipes: one YAML file says what a run trains, on what, and in which stages.

```
file, extends, --set -> load_recipe -> Resolved -> plan        rows, memory, what the device has
                                                -> run folder  resolved.json, stages/NAME/...
```
"""

from __future__ import annotations

from umi_train.recipes.errors import RecipeError, RunError
from umi_train.recipes.resolve import Resolved, find_recipe, load_recipe
from umi_train.recipes.schema import (
    ROLES,
    STAGES,
    Adapter,
    Data,
    DataSource,
    Export,
    Launch,
    Model,
    Recipe,
    Stage,
    Trainer,
)
from umi_train.recipes.shipped import shipped_names, shipped_path

__all__ = [
    "ROLES",
    "STAGES",
    "Adapter",
    "Data",
    "DataSource",
    "Export",
    "Launch",
    "Model",
    "Recipe",
    "RecipeError",
    "Resolved",
    "RunError",
    "Stage",
    "Trainer",
    "find_recipe",
    "load_recipe",
    "shipped_names",
    "shipped_path",
]
