import { strategy } from "@concord/contract";
import {
  addAction,
  addPriority,
  adoptStrategy,
  changeAction,
  changePriority,
  changeStrategy,
  createStrategy,
  moveAction,
  movePriority,
  removeAction,
  removePriority,
  strategies,
  viewStrategy,
} from "@concord/domain/strategy";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function strategyRoutes(app: TenantApp) {
  serve(app, strategy.listStrategies, (context, { query }) => context.store.list(strategies, query));
  serve(app, strategy.createStrategy, (context, { body }) => createStrategy(context, body));
  serve(app, strategy.getStrategy, (context, { params }) => viewStrategy(context, params.strategyId));
  serve(app, strategy.changeStrategy, (context, { params, body }) => changeStrategy(context, params.strategyId, body));
  serve(app, strategy.adoptStrategy, (context, { params }) => adoptStrategy(context, params.strategyId));

  serve(app, strategy.addPriority, (context, { params, body }) => addPriority(context, params.strategyId, body));
  serve(app, strategy.changePriority, (context, { params, body }) => changePriority(context, params.strategyId, params.priorityId, body));
  serve(app, strategy.movePriority, (context, { params, body }) =>
    movePriority(context, params.strategyId, params.priorityId, body.towards),
  );
  serve(app, strategy.removePriority, (context, { params }) => removePriority(context, params.strategyId, params.priorityId));

  serve(app, strategy.addAction, (context, { params, body }) => addAction(context, params, body));
  serve(app, strategy.changeAction, (context, { params, body }) => changeAction(context, params, body));
  serve(app, strategy.moveAction, (context, { params, body }) => moveAction(context, params, body.towards));
  serve(app, strategy.removeAction, (context, { params }) => removeAction(context, params));
}
